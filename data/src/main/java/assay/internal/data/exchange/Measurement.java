package assay.internal.data.exchange;

import assay.core.error.AssayException;
import assay.core.error.DataFormatException;
import assay.core.truth.Basis;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.exchange.FileRows.Column;
import assay.internal.data.store.Preference;
import assay.internal.data.store.Series;
import assay.internal.data.truth.Architectures;
import java.io.IOException;
import java.util.List;

/**
 * One row of view {@code measurement} (docs/truth-schema.md), with everything checked except its value.
 *
 * @param series its source is the file
 */
record Measurement(int arch, Series series, double value) {
    static final List<Column> COLUMNS = List.of(
            new Column("arch", "INTEGER"),
            new Column("text", "VARCHAR"),
            new Column("dataset", "VARCHAR"),
            new Column("split", "VARCHAR"),
            new Column("schedule", "INTEGER"),
            new Column("trial", "VARCHAR"),
            new Column("seeds", "VARCHAR"),
            new Column("epoch", "INTEGER"),
            new Column("metric", "VARCHAR"),
            new Column("value", "DOUBLE"),
            new Column("unit", "VARCHAR"),
            new Column("basis", "VARCHAR"),
            new Column("source", "VARCHAR"));

    static final List<String> NULLABLE = List.of("split", "epoch");
    private static final int MAX_SEEDS = 64;

    /** Reads the current row. */
    static final class Reader {
        private final String file;
        private final FileRows rows;
        private final Architectures architectures;
        private long number;

        /** @throws DataFormatException if the columns are not those of the view */
        Reader(String file, FileRows rows, Architectures architectures) {
            this.file = file;
            this.rows = rows;
            this.architectures = architectures;
            if (!rows.columns().equals(COLUMNS)) {
                throw new DataFormatException(
                        file,
                        0,
                        file + ": refused: expected the columns of view measurement (docs/truth-schema.md) " + COLUMNS
                                + ", found " + rows.columns() + ". Nothing was loaded.");
            }
        }

        /** The next row; null after the last. */
        Measurement next() throws IOException {
            if (!rows.next()) {
                return null;
            }
            number++;
            Object[] cells = new Object[COLUMNS.size()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = rows.get(i);
                if (cells[i] == null && !NULLABLE.contains(COLUMNS.get(i).name())) {
                    throw bad("column '" + COLUMNS.get(i).name() + "': expected a value, found null");
                }
            }
            try {
                return row(cells);
            } catch (DataFormatException e) {
                throw e;
            } catch (AssayException | IllegalArgumentException e) {
                throw bad(e.getMessage().replaceFirst("\\.$", ""));
            }
        }

        private Measurement row(Object[] cells) {
            int arch = (Integer) cells[0];
            String text = architectures.at(arch).text();
            if (!text.equals(cells[1])) {
                throw bad("column 'text': expected '" + text + "' of architecture " + arch + ", found '" + cells[1]
                        + "'");
            }
            Dataset dataset = architectures.benchmark().dataset((String) cells[2]);
            int schedule = (Integer) cells[4];
            if (!architectures.benchmark().schedules().contains(schedule)) {
                throw bad("no data set " + dataset.key() + " with schedule " + schedule + " in "
                        + architectures.benchmark().key());
            }
            Trials trial = Trials.of((String) cells[5]);
            String seeds = (String) cells[6];
            if (seeds.length() > MAX_SEEDS || !seeds.matches("(\\d{1,9}(\\+\\d{1,9})*)?")) {
                throw bad("column 'seeds': expected numbers joined by +, found '" + seeds + "'");
            }
            int epoch = cells[7] == null ? Series.EVERY_EPOCH : (Integer) cells[7];
            if (cells[7] != null && (epoch < 1 || epoch > schedule)) {
                throw bad("column 'epoch': expected 1.." + schedule + ", found " + epoch);
            }
            Metric metric = architectures.benchmark().metric((String) cells[8]);
            if (!metric.unit().equals(cells[10])) {
                throw bad("column 'unit': expected '" + metric.unit() + "', found '" + cells[10] + "'");
            }
            String split = cells[3] == null ? null : Split.of((String) cells[3]).key();
            Basis basis = Basis.of((String) cells[11]);
            Series series = new Series(
                    file,
                    dataset.key(),
                    split,
                    schedule,
                    trial.key(),
                    Series.seeds(seeds),
                    epoch,
                    metric.key(),
                    metric.unit(),
                    basis,
                    preference(basis));
            return new Measurement(arch, series, (Double) cells[9]);
        }

        private static int preference(Basis basis) {
            return switch (basis) {
                case MEASURED, PUBLISHED_MEAN -> Preference.OWN;
                case COMPUTED_MEAN -> Preference.COMPUTED_MEAN;
                case DERIVED, FORMULA -> Preference.DERIVED;
            };
        }

        /** A refusal of the current row; it has the byte before which the row ends, if the reader knows it. */
        DataFormatException bad(String what) {
            return new DataFormatException(
                    file, rows.offset(), file + ": refused: row " + number + ": " + what + ". Nothing was loaded.");
        }
    }
}
