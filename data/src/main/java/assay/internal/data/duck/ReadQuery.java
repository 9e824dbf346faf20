package assay.internal.data.duck;

import assay.core.error.UsageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/**
 * One question in SQL that is known to read tables and to do nothing else. DuckDB's own parser decides that, on a
 * separate database in memory: {@code json_serialize_sql} accepts only SELECT and what DuckDB turns into SELECT (WITH,
 * VALUES, FROM, DESCRIBE, SUMMARIZE, SHOW), and runs none of it. The driver cannot be used for this check: when it
 * prepares a text of several statements, it runs all but the last.
 *
 * @param text as the user wrote it, without the semicolon at its end
 */
public record ReadQuery(String text) {
    /**
     * Gives these rows: what the parser says about the whole text, one row for each statement, and the names of functions and
     * tables.
     */
    private static final String PARSE = "WITH parsed AS MATERIALIZED (SELECT json_serialize_sql(?::VARCHAR) AS tree)"
            + " SELECT path, key, atom ->> '$' FROM parsed, json_tree(tree)"
            + " WHERE path IN ('$', '$.statements') OR key IN ('function_name', 'table_name')";

    /** Functions that a query may use in place of a table. All others there read files, settings or run SQL. */
    private static final Set<String> TABLES = Set.of(
            "duckdb_columns",
            "duckdb_constraints",
            "duckdb_functions",
            "duckdb_indexes",
            "duckdb_keywords",
            "duckdb_schemas",
            "duckdb_sequences",
            "duckdb_tables",
            "duckdb_types",
            "duckdb_views",
            "generate_series",
            "icu_calendar_names",
            "json_each",
            "json_tree",
            "pg_timezone_names",
            "pragma_collations",
            "pragma_show",
            "pragma_storage_info",
            "pragma_table_info",
            "pragma_version",
            "range",
            "repeat",
            "repeat_row",
            "summary",
            "unnest");

    /** Functions that a query may not use anywhere: they change something, or reveal things outside the tables. */
    private static final Set<String> REFUSED = Set.of("currval", "current_setting", "getenv", "nextval", "write_log");

    /** Tables that every database has and that show what refused functions return: paths, settings, logs. */
    private static final Set<String> REFUSED_TABLES = Set.of(
            "duckdb_databases",
            "duckdb_logs",
            "pg_database",
            "pg_depend",
            "pg_prepared_statements",
            "pg_settings",
            "pragma_database_list");

    /**
     * Checks a question.
     *
     * @param command that the user gave, for messages
     * @throws UsageException if it is not exactly one query, or the query asks for more than tables
     */
    public static ReadQuery of(String command, String text) {
        try {
            return of(text);
        } catch (UsageException e) {
            throw new UsageException(command + ": " + e.getMessage(), e);
        }
    }

    private static ReadQuery of(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new UsageException("expected a query, found a text with the character U+0000.");
        }
        try (Connection c = DuckFile.inMemoryToStream()) {
            DuckFile.lock(c);
            try (PreparedStatement parse = c.prepareStatement(PARSE)) {
                parse.setString(1, text);
                try (ResultSet found = parse.executeQuery()) {
                    require(found);
                }
            }
        } catch (SQLException e) {
            throw new UsageException("expected a query, found a text that cannot be parsed: " + DuckFile.saidBy(e), e);
        }
        return new ReadQuery(text.replaceAll("[;\\s]+$", ""));
    }

    private static void require(ResultSet found) throws SQLException {
        int statements = 0;
        boolean isOther = false;
        String wrong = "";
        while (found.next()) {
            String path = found.getString(1);
            String key = String.valueOf(found.getString(2)); // the row of the whole text has no key
            String value = found.getString(3);
            switch (key) {
                case "function_name" -> requireFunction(value.toLowerCase(Locale.ROOT), path.endsWith(".function"));
                case "table_name" -> requireTable(value);
                case "error_type" -> isOther = value.equals("not implemented");
                case "error_message" -> wrong = value;
                default -> statements += path.equals("$.statements") ? 1 : 0;
            }
        }
        if (isOther) {
            throw new UsageException(
                    "expected one query (SELECT, WITH, VALUES, FROM, DESCRIBE, SUMMARIZE or SHOW), found"
                            + " another statement. Nothing was run: tables are only read here. (PIVOT needs IN (...).)");
        }
        if (!wrong.isEmpty()) {
            throw new UsageException("Parser Error: " + wrong);
        }
        if (statements != 1) {
            throw new UsageException("expected one query, found " + (statements == 0 ? "none" : statements + " of them")
                    + ". Nothing was run. Ask one question at a time.");
        }
    }

    private static void requireFunction(String name, boolean isTable) {
        if (REFUSED.contains(name) || isTable && !TABLES.contains(name)) {
            throw new UsageException(
                    "function '" + name + "' cannot be used here: a query reads the tables of the store,"
                            + " not files, settings or the network, and changes nothing.");
        }
    }

    /** A table that is not in the store may be the name of a file, or one of DuckDB's own. */
    private static void requireTable(String name) {
        if (REFUSED_TABLES.contains(name.toLowerCase(Locale.ROOT))) {
            throw new UsageException(
                    "table '" + name + "' cannot be used here: it tells of files or settings, and a query"
                            + " reads the tables of the store.");
        }
        if (name.matches("(?s).*[./\\\\:].*")) {
            throw new UsageException("expected the name of a table, found '" + name
                    + "': files cannot be read here. 'assay import' puts a file into a store.");
        }
    }
}
