package assay.internal.data.runs;

import assay.core.run.EpochRecord;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.core.run.Training;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.OptionalDouble;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Appends the rows of one experiment to the tables, within the caller's transaction. */
final class ExperimentWriter {
    private final Connection connection;
    private final String id;

    ExperimentWriter(Connection connection, String id) {
        this.connection = connection;
        this.id = id;
    }

    void write(Experiment e, String savedAt) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(
                "INSERT INTO experiments SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ? FROM experiments")) {
            s.setString(1, id);
            s.setString(2, e.name());
            s.setString(3, e.space());
            s.setInt(4, e.schedule());
            s.setString(5, e.configuration());
            s.setString(6, savedAt);
            s.executeUpdate();
        }
        try (DuckDBAppender rows = appender("experiment_datasets")) {
            for (int i = 0; i < e.truthDatasets().size(); i++) {
                row(rows).append(i).append(e.truthDatasets().get(i)).endRow();
            }
        }
        try (DuckDBAppender rows = appender("provenance")) {
            int i = 0;
            for (var fact : e.provenance().entrySet()) {
                row(rows)
                        .append(i++)
                        .append(fact.getKey())
                        .append(fact.getValue())
                        .endRow();
            }
        }
        if (e.built().isPresent()) {
            try (DuckDBAppender rows = appender("built")) {
                int i = 0;
                for (var fact : e.built().get().texts().entrySet()) {
                    row(rows)
                            .append(i++)
                            .append(fact.getKey())
                            .append(fact.getValue())
                            .endRow();
                }
            }
        }
        writeRuns(e);
        writeMarginals(e);
        writeTrainings(e);
        try (DuckDBAppender rows = appender("epochs")) {
            for (int r = 0; r < e.runs().size(); r++) {
                writeEpochs(rows, r, e.runs().get(r));
            }
        }
        try (DuckDBAppender rows = appender("diagnostics")) {
            for (int r = 0; r < e.runs().size(); r++) {
                writeDiagnostics(rows, r, e.runs().get(r));
            }
        }
        try (DuckDBAppender rows = appender("samples")) {
            for (int r = 0; r < e.runs().size(); r++) {
                writeSamples(rows, r, e.runs().get(r));
            }
        }
    }

    private void writeMarginals(Experiment e) throws SQLException {
        try (DuckDBAppender rows = appender("marginals")) {
            for (int r = 0; r < e.runs().size(); r++) {
                int position = 0;
                for (double p : e.runs().get(r).marginals()) {
                    row(rows).append(r).append(position++).append(p).endRow();
                }
            }
        }
    }

    private void writeTrainings(Experiment e) throws SQLException {
        try (DuckDBAppender rows = appender("trainings")) {
            for (int i = 0; i < e.trainings().size(); i++) {
                Training t = e.trainings().get(i);
                if (t.quality() instanceof Training.Images q) {
                    trained(row(rows), i, t)
                            .append(q.top1Percent())
                            .append(q.top5Percent())
                            .append(q.loss())
                            .append(t.trainLoss())
                            .append(t.params())
                            .append(t.multiplyAdds())
                            .append(t.seconds());
                    if (t.inference().isPresent()) {
                        Training.Inference pass = t.inference().get();
                        rows.append(pass.images()).append(pass.millis()).append(pass.bytes());
                    } else {
                        rows.appendNull().appendNull().appendNull();
                    }
                    rows.endRow();
                }
            }
        }
        try (DuckDBAppender rows = appender("text_trainings")) {
            for (int i = 0; i < e.trainings().size(); i++) {
                Training t = e.trainings().get(i);
                if (t.quality() instanceof Training.Words q) {
                    trained(row(rows), i, t)
                            .append(q.best())
                            .append(q.validLoss())
                            .append(q.loss())
                            .append(q.releasedLoss())
                            .append(t.trainLoss())
                            .append(t.params())
                            .append(t.multiplyAdds())
                            .append(t.seconds())
                            .endRow();
                }
            }
        }
    }

    private static DuckDBAppender trained(DuckDBAppender row, int position, Training t) throws SQLException {
        return row.append(position)
                .append(t.arch().text())
                .append(t.dataset())
                .append(t.seed())
                .append(t.epochs());
    }

    private void writeRuns(Experiment e) throws SQLException {
        try (DuckDBAppender rows = appender("runs")) {
            for (int r = 0; r < e.runs().size(); r++) {
                RunRecord run = e.runs().get(r);
                row(rows)
                        .append(r)
                        .append(run.method())
                        .append(run.seed())
                        .append(run.chosen().text())
                        .append(run.searchSeconds())
                        .append(run.selectionSeconds())
                        .endRow();
            }
        }
    }

    private void writeEpochs(DuckDBAppender rows, int run, RunRecord record) throws SQLException {
        for (int i = 0; i < record.epochs().size(); i++) {
            EpochRecord epoch = record.epochs().get(i);
            row(rows)
                    .append(run)
                    .append(i)
                    .append(epoch.epoch())
                    .append(epoch.incumbent().text());
            append(rows, epoch.trainLoss());
            append(rows, epoch.validLoss());
            rows.append(epoch.seconds());
            append(rows, epoch.simulatedSeconds());
            rows.endRow();
        }
    }

    private void writeDiagnostics(DuckDBAppender rows, int run, RunRecord record) throws SQLException {
        for (int i = 0; i < record.epochs().size(); i++) {
            int number = 0;
            for (var d : record.epochs().get(i).diagnostics().entrySet()) {
                row(rows)
                        .append(run)
                        .append(i)
                        .append(number++)
                        .append(d.getKey())
                        .append(d.getValue().doubleValue())
                        .endRow();
            }
        }
    }

    private void writeSamples(DuckDBAppender rows, int run, RunRecord record) throws SQLException {
        for (int i = 0; i < record.samples().size(); i++) {
            Sample sample = record.samples().get(i);
            row(rows).append(run).append(i).append(sample.arch().text());
            append(rows, sample.score());
            rows.endRow();
        }
    }

    private DuckDBAppender appender(String table) throws SQLException {
        return connection.unwrap(DuckDBConnection.class).createAppender(table);
    }

    /** Begins a row with the experiment's id. */
    private DuckDBAppender row(DuckDBAppender rows) throws SQLException {
        return rows.beginRow().append(id);
    }

    private static void append(DuckDBAppender rows, OptionalDouble value) throws SQLException {
        if (value.isPresent()) {
            rows.append(value.getAsDouble());
        } else {
            rows.appendNull();
        }
    }
}
