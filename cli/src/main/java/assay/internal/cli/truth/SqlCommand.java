package assay.internal.cli.truth;

import assay.core.error.AssayException.ExitCode;
import assay.core.error.UsageException;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.cli.options.WholeStoreOption;
import assay.internal.core.text.CsvLine;
import assay.internal.core.text.TextTable;
import assay.internal.data.duck.DuckFile;
import assay.internal.data.duck.ReadQuery;
import assay.internal.data.store.StoreReader;
import assay.internal.experiments.work.Interrupt;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay sql}: asks the store any question in SQL. */
@Command(
        name = "sql",
        header = "Ask a table anything in SQL, read-only.",
        description = "Ask a table one question in SQL: SELECT, DESCRIBE, SHOW and the like. It only reads:"
                + " the question cannot change the table, nor read or write files. docs/truth-schema.md"
                + " says which tables and columns there are.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay sql 201 'SELECT * FROM measurement LIMIT 5'",
            "  assay sql 201 'SELECT * FROM measurement WHERE arch = 6111' --csv",
            "  assay sql mini201 'SELECT key, value FROM build_info'"
        })
public final class SqlCommand extends AssayCommand {
    /** How many rows determine the widths of the columns. */
    private static final int PAGE = 1000;

    @Parameters(
            arity = WholeStoreOption.WORDS,
            paramLabel = "[BENCHMARK] QUESTION",
            hideParamSyntax = true,
            description = {WholeStoreOption.BENCHMARK, "QUESTION: one statement in SQL, in quotes."})
    private List<String> words;

    @Mixin
    private WholeStoreOption store;

    @Option(names = "--json", description = "One JSON object (kind 'sql'): columns, and rows as arrays.")
    private boolean json;

    @Option(names = "--csv", description = "CSV with a header.")
    private boolean csv;

    @Override
    public Integer call() {
        if (json && csv) {
            throw new UsageException("sql: expected at most one of --json and --csv, found both.");
        }
        return Interrupt.guard("sql", this::ask);
    }

    private int ask() {
        ReadQuery question = ReadQuery.of("sql", store.what(words));
        try (Connection connection = StoreReader.openLocked(store.path(words));
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(question.text())) {
            if (json) {
                printJson(rows);
            } else if (csv) {
                printCsv(rows);
            } else {
                printTable(rows);
            }
        } catch (SQLException e) {
            throw new UsageException("sql: " + DuckFile.saidBy(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ExitCode.DONE.code();
    }

    private static Object[] row(ResultSet rows) throws SQLException {
        Object[] cells = new Object[rows.getMetaData().getColumnCount()];
        for (int i = 0; i < cells.length; i++) {
            Object cell = rows.getObject(i + 1);
            boolean plain = cell == null || cell instanceof Number || cell instanceof Boolean;
            cells[i] =
                    cell instanceof Timestamp t ? t.toLocalDateTime().toString() : plain ? cell : rows.getString(i + 1);
        }
        return cells;
    }

    private static String[] heads(ResultSet rows) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        String[] heads = new String[meta.getColumnCount()];
        for (int i = 0; i < heads.length; i++) {
            heads[i] = meta.getColumnLabel(i + 1);
        }
        return heads;
    }

    private void printTable(ResultSet rows) throws SQLException {
        TextTable table = new TextTable(heads(rows));
        while (rows.next()) {
            table.row(row(rows));
            if (table.size() == PAGE) {
                table.print(out());
            }
        }
        table.print(out());
    }

    private void printCsv(ResultSet rows) throws SQLException {
        out().print(CsvLine.of((Object[]) heads(rows)));
        while (rows.next()) {
            out().print(CsvLine.of(row(rows)));
        }
    }

    private void printJson(ResultSet rows) throws SQLException, IOException {
        try (JsonGenerator to = new JsonFactory().createGenerator(out())) {
            to.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            to.writeStartObject();
            to.writeNumberField("assay", Json.VERSION);
            to.writeStringField("kind", "sql");
            to.writeArrayFieldStart("columns");
            for (String head : heads(rows)) {
                to.writeString(head);
            }
            to.writeEndArray();
            to.writeArrayFieldStart("rows");
            while (rows.next()) {
                to.writeRaw("\n");
                to.writeStartArray();
                for (Object cell : row(rows)) {
                    write(to, cell);
                }
                to.writeEndArray();
            }
            to.writeEndArray();
            to.writeEndObject();
        }
        out().println();
    }

    private static void write(JsonGenerator to, Object cell) throws IOException {
        if (cell == null) {
            to.writeNull();
        } else if (cell instanceof Boolean b) {
            to.writeBoolean(b);
        } else if (cell instanceof Number n && !Double.isNaN(n.doubleValue()) && !Double.isInfinite(n.doubleValue())) {
            to.writeNumber(n.toString());
        } else {
            to.writeString(cell.toString());
        }
    }
}
