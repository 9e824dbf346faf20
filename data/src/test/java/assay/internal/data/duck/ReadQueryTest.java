package assay.internal.data.duck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be asked in SQL; and what the engine allows if something else should ever reach it. */
class ReadQueryTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT 1;",
                " SELECT 'a;b' ; ; \n",
                "SELECT 1 -- a comment; with a semicolon",
                "WITH x AS (SELECT 1 AS i) SELECT * FROM x",
                "WITH RECURSIVE x(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM x WHERE i < 5) SELECT * FROM x",
                "VALUES (1), (2)",
                "FROM t",
                "TABLE t",
                "(SELECT 1)",
                "DESCRIBE t",
                "SUMMARIZE t",
                "SHOW TABLES",
                "SHOW ALL TABLES",
                "SHOW",
                "DESCRIBE SELECT 1",
                "SELECT * FROM (DESCRIBE t)",
                "PIVOT t ON i IN (1, 2) USING sum(i)",
                "SELECT * FROM range(3), generate_series(1, 2), unnest([1])",
                "SELECT * FROM information_schema.tables",
                "SELECT table_name FROM duckdb_tables()",
                "SELECT \"it's.odd\" FROM (SELECT 1 AS \"it's.odd\")",
                "SELECT {'function_name': 'read_csv', 'table_name': '/etc/passwd'}"
            })
    void questions_areAsked(String query) throws SQLException, IOException {
        ReadQuery asked = ReadQuery.of("sql", query);
        try (Connection c = locked(store());
                Statement sql = c.createStatement()) {
            assertTrue(sql.execute(asked.text()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "SELECT 1; SELECT 2 => expected one query, found 2 of them",
                "'' => expected one query, found none",
                "-- nothing => expected one query, found none",
                "SELEKT 1 => Parser Error: syntax error at or near \"SELEKT\"",
                "SELECT 1; SELEKT => Parser Error",
                "SELECT 1; DROP TABLE t => another statement",
                "DROP TABLE t; SELECT 1 => another statement",
                "SELECT 1 INTO x => Parser Error",
                "WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x => Parser Error",
                "SELECT * FROM READ_TEXT('x') => function 'read_text' cannot be used",
                "SELECT * FROM \"Read_Text\"('x') => function 'read_text' cannot be used",
                "SELECT * FROM system.main.read_text('x') => function 'read_text' cannot be used",
                "SELECT * FROM t WHERE i IN (SELECT 1 FROM glob('*')) => function 'glob' cannot be used",
                "DESCRIBE SELECT * FROM read_csv('x') => function 'read_csv' cannot be used",
                "SELECT * FROM query('DROP TABLE t') => function 'query' cannot be used",
                "SELECT * FROM query_table('t') => function 'query_table' cannot be used",
                "SELECT * FROM json_execute_serialized_sql('{}') => function 'json_execute_serialized_sql' cannot be used",
                "SELECT list_transform([1], lambda i: nextval('s')) => function 'nextval' cannot be used",
                "SELECT getenv('HOME') => function 'getenv' cannot be used",
                "SELECT current_setting('home_directory') => function 'current_setting' cannot be used",
                "FROM pg_settings => table 'pg_settings' cannot be used",
                "SELECT (SELECT setting FROM pg_catalog.\"PG_Settings\") => table 'PG_Settings' cannot be used",
                "DESCRIBE duckdb_databases => table 'duckdb_databases' cannot be used",
                "SELECT file FROM pragma_database_list => table 'pragma_database_list' cannot be used",
                "SELECT ('HOME').getenv() => function 'getenv' cannot be used",
                "FROM 'a.csv' => expected the name of a table, found 'a.csv'",
                "FROM \"a.parquet\" => expected the name of a table, found 'a.parquet'",
                "SUMMARIZE '/etc/passwd' => expected the name of a table, found '/etc/passwd'",
                "FROM 'https://example.org/x' => expected the name of a table",
                "PIVOT t ON i USING sum(i) => PIVOT needs IN",
            })
    void anythingElse_isWrongUsage_withTheReason(String query, String why) {
        UsageException e = assertThrows(UsageException.class, () -> ReadQuery.of("sql", query));
        assertTrue(e.getMessage().startsWith("sql: ") && e.getMessage().contains(why), e.getMessage());
        assertThrows(UsageException.class, () -> ReadQuery.of("sql", "SELECT 1\0"));
    }

    /** One of each kind of statement that DuckDB has, and the attacks that once destroyed a store. */
    private Stream<String> attacks(Path store) {
        String other = folder.resolve("other").toString();
        return Stream.of(
                "COPY (SELECT 'gone' AS x) TO '" + store + "' (FORMAT csv, USE_TMP_FILE false)",
                "COPY (SELECT 'gone' AS x) TO '" + store + ".wal' (FORMAT csv, USE_TMP_FILE false)",
                "COPY (SELECT 'gone' AS x) TO '" + store + ".tmp/x' (FORMAT csv, USE_TMP_FILE false)",
                "COPY t TO '" + other + ".csv'",
                "COPY t FROM '" + store + "'",
                "COPY (SELECT 1) TO '" + store + "'; SELECT 1",
                "COPY FROM DATABASE s TO system",
                "EXPORT DATABASE '" + other + "'",
                "IMPORT DATABASE '" + other + "'",
                "ATTACH '" + other + ".duckdb'",
                "ATTACH '" + store + "' AS again",
                "ATTACH ':memory:' AS more",
                "DETACH s",
                "USE memory",
                "INSTALL httpfs",
                "LOAD httpfs",
                "UPDATE EXTENSIONS",
                "SET threads = 1",
                "SET GLOBAL enable_external_access = true",
                "SET disabled_filesystems = ''",
                "RESET lock_configuration",
                "SET VARIABLE x = 1",
                "PRAGMA enable_profiling",
                "PRAGMA database_list",
                "PRAGMA profiling_output = '" + other + "'",
                "CALL enable_logging(storage = 'file', storage_path = '" + other + "')",
                "CALL force_checkpoint()",
                "CHECKPOINT",
                "FORCE CHECKPOINT",
                "VACUUM",
                "ANALYZE",
                "BEGIN",
                "COMMIT",
                "ROLLBACK",
                "INSERT INTO t VALUES (1)",
                "INSERT INTO t VALUES (1) RETURNING *",
                "UPDATE t SET i = 1",
                "DELETE FROM t",
                "TRUNCATE t",
                "MERGE INTO t USING (SELECT 1 AS i) AS u ON t.i = u.i WHEN MATCHED THEN DELETE",
                "CREATE TABLE u (i INTEGER)",
                "CREATE TEMP TABLE u AS SELECT 1",
                "CREATE VIEW w AS SELECT 1",
                "CREATE SEQUENCE q",
                "CREATE MACRO m(x) AS x",
                "CREATE TYPE e AS ENUM ('a')",
                "CREATE SCHEMA a",
                "CREATE INDEX x ON t (i)",
                "CREATE PERSISTENT SECRET p (TYPE s3)",
                "CREATE SECRET p (TYPE s3)",
                "DROP TABLE t",
                "ALTER TABLE t ADD COLUMN j INTEGER",
                "COMMENT ON TABLE t IS 'x'",
                "PREPARE p AS SELECT 1",
                "EXECUTE p",
                "DEALLOCATE p",
                "EXPLAIN SELECT 1",
                "EXPLAIN ANALYZE COPY t TO '" + store + "'");
    }

    @Test
    void everyOtherStatement_isRefused_beforeTheEngineSeesIt() {
        Path store = folder.resolve("s.duckdb");
        for (String attack : attacks(store).toList()) {
            UsageException e = assertThrows(UsageException.class, () -> ReadQuery.of("sql", attack), attack);
            assertEquals(2, e.exitCode().code());
        }
    }

    /** The second wall: even what was not checked can change nothing once a connection is locked. */
    @Test
    void lockedConnection_leavesEveryByteOfTheFolder_whateverReachesIt() throws SQLException, IOException {
        Path store = store();
        Path csv = Files.writeString(folder.resolve("x.csv"), "i\n1\n");
        Map<Path, byte[]> before = contents();
        List<String> all = new ArrayList<>(attacks(store).toList());
        for (Path file : List.of(store, csv)) {
            for (String read : List.of(
                    "FROM '%s'",
                    "FROM read_text('%s')",
                    "FROM read_blob('%s')",
                    "FROM read_csv('%s')",
                    "FROM read_csv_auto('%s')",
                    "FROM read_json('%s')",
                    "FROM read_json_auto('%s')",
                    "FROM read_json_objects('%s')",
                    "FROM read_json_objects_auto('%s')",
                    "FROM read_ndjson('%s')",
                    "FROM read_ndjson_auto('%s')",
                    "FROM read_ndjson_objects('%s')",
                    "FROM read_parquet('%s')",
                    "FROM read_duckdb('%s')",
                    "FROM parquet_scan('%s')",
                    "FROM parquet_metadata('%s')",
                    "FROM parquet_schema('%s')",
                    "FROM parquet_file_metadata('%s')",
                    "FROM parquet_full_metadata('%s')",
                    "FROM parquet_kv_metadata('%s')",
                    "FROM parquet_bloom_probe('%s', 'i', 1)",
                    "FROM sniff_csv('%s')",
                    "FROM glob('%s')",
                    "FROM query('FROM read_text(''%s'')')",
                    "FROM query_table('%s')")) {
                String query = read.formatted(file);
                assertThrows(SQLException.class, () -> run(store, query), query);
            }
        }
        for (String attack : all) {
            try {
                run(store, attack);
            } catch (SQLException refused) {
                // Or it is harmless: a transaction, a pragma that only shows something.
            }
        }
        Map<Path, byte[]> after = contents();
        assertEquals(before.keySet(), after.keySet());
        before.forEach((file, bytes) -> assertArrayEquals(bytes, after.get(file), file.toString()));
    }

    private static void run(Path store, String statements) throws SQLException {
        try (Connection c = locked(store);
                Statement sql = c.createStatement()) {
            sql.execute(statements);
        }
    }

    private static Connection locked(Path store) throws SQLException {
        Connection c = new DuckFile(store).openToStream();
        DuckFile.lock(c);
        return c;
    }

    private Path store() throws SQLException {
        Path store = folder.resolve("s.duckdb");
        try (Connection c = new DuckFile(store).openToWrite();
                Statement sql = c.createStatement()) {
            sql.execute("CREATE TABLE t AS SELECT 1 AS i");
            sql.execute("CREATE SEQUENCE s");
        }
        return store;
    }

    private Map<Path, byte[]> contents() throws IOException {
        Map<Path, byte[]> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(file, Files.readAllBytes(file));
            }
        }
        return all;
    }

    /**
     * Every function of this DuckDB was looked at: file {@code functions.txt} says of each in what place it may stand. A new
     * version of DuckDB with a new function fails here: decide, and write the line.
     */
    @Test
    void everyFunctionOfDuckDb_isKnown_andRefusedWhereItTouchesMoreThanTables() throws SQLException, IOException {
        Map<String, List<String>> decided = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                ReadQueryTest.class.getResourceAsStream("functions.txt"), StandardCharsets.UTF_8))) {
            lines.lines().filter(l -> !l.startsWith("# ")).forEach(l -> {
                String[] words = l.split(" ", 3);
                decided.computeIfAbsent(words[0] + " " + words[1], k -> new ArrayList<>())
                        .add(words[2]);
            });
        }
        Set<String> known = new TreeSet<>();
        decided.forEach((verdict, names) -> names.forEach(n -> known.add(verdict.split(" ")[1] + " " + n)));
        Set<String> found = new TreeSet<>();
        try (Connection c = DuckFile.inMemoryToStream();
                Statement sql = c.createStatement();
                ResultSet row = sql.executeQuery("SELECT DISTINCT function_type LIKE 'table%', function_name"
                        + " FROM duckdb_functions() WHERE function_type <> 'pragma'")) { // PRAGMA is refused as such
            while (row.next()) {
                found.add((row.getBoolean(1) ? "table " : "value ") + row.getString(2));
            }
        }
        assertEquals(known, found, "functions of DuckDB");
        ReadQuery.of("sql", "SELECT " + calls(decided.get("allowed value")));
        ReadQuery.of("sql", "FROM " + calls(decided.get("allowed table")));
        for (String place : List.of("value", "table")) {
            for (String name : decided.get("refused " + place)) {
                String query = (place.equals("table") ? "FROM " : "SELECT ") + calls(List.of(name));
                UsageException e = assertThrows(UsageException.class, () -> ReadQuery.of("sql", query), query);
                assertTrue(e.getMessage().contains("function '" + name + "' cannot be used"), e.getMessage());
            }
        }
    }

    /** DuckDB's own views say in SQL what they are made of: one is refused where a user's query that says the same is. */
    @Test
    void everyViewOfDuckDb_isRefusedWhereWhatItIsMadeOfIs() throws SQLException {
        int views = 0;
        try (Connection c = DuckFile.inMemoryToStream();
                Statement sql = c.createStatement();
                ResultSet row = sql.executeQuery("SELECT schema_name || '.' || view_name, sql FROM duckdb_views()")) {
            while (row.next()) {
                String made = row.getString(2).replaceFirst("(?s)^CREATE.*? AS (?=SELECT|\\(SELECT|WITH)", "");
                assertEquals(isAsked(made), isAsked("FROM " + row.getString(1)), row.getString(1) + ": " + made);
                views++;
            }
        }
        assertTrue(views > 30, views + " views");
    }

    private static boolean isAsked(String query) {
        try {
            ReadQuery.of("sql", query);
            return true;
        } catch (UsageException e) {
            assertTrue(e.getMessage().contains("cannot be used here"), e.getMessage());
            return false;
        }
    }

    private static String calls(List<String> functions) {
        return functions.stream()
                .map(f -> '"' + f.replace("\"", "\"\"") + "\"(1)")
                .collect(Collectors.joining(", "));
    }
}
