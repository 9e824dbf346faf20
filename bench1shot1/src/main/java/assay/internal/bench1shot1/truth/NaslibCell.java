package assay.internal.bench1shot1.truth;

import assay.core.error.DataFormatException;
import assay.core.space.GenotypeException;
import assay.core.space.bench101.Bench101Index;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.Cost101;
import assay.core.truth.Benchmark;
import assay.core.truth.Metric;
import assay.internal.core.pickle.PyArray;
import assay.internal.core.pickle.PyTuple;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One cell of {@link NaslibFormat}, checked: its key is the hash of its graph, and its numbers are fractions and seconds.
 *
 * @param content a pair of fixed facts and computed values
 */
record NaslibCell(String file, String hash, Object content) {
    /** Vertices of a cell. */
    private static final int MOST = 7;

    private static final int LONGEST = 40;

    /** Stores all its trainings. */
    void read(Runs runs) throws SQLException {
        List<?> parts = items(content);
        if (parts.size() != 2
                || !(parts.get(0) instanceof Map<?, ?> fixed)
                || !(parts.get(1) instanceof Map<?, ?> computed)) {
            throw refused("expected a pair of dicts");
        }
        int arch = arch(fixed);
        for (Map.Entry<?, ?> budget : computed.entrySet()) {
            if (!(budget.getKey() instanceof Long epochs)
                    || !Benchmark.NASBENCH101.schedules().contains((int) Math.max(0, Math.min(epochs, 1_000)))
                    || !(budget.getValue() instanceof List<?> trainings)
                    || trainings.size() > Readings.REPEATS.size()) {
                throw refused("expected at most three trainings of " + Benchmark.NASBENCH101.schedules()
                        + " epochs, found '" + shown(budget.getKey()) + "'");
            }
            for (Object training : trainings) {
                training(runs, arch, epochs.intValue(), training);
            }
        }
    }

    /** A text or number, cut; of a container its kind, for it may be as large as the file. */
    static String shown(Object value) {
        boolean flat = value == null || value instanceof String || value instanceof Number || value instanceof Boolean;
        String text = flat ? String.valueOf(value) : value.getClass().getSimpleName();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }

    /** The items of a list or tuple; none for anything else. */
    private static List<?> items(Object value) {
        return value instanceof PyTuple tuple ? tuple.items() : value instanceof List<?> list ? list : List.of();
    }

    private void training(Runs runs, int arch, int epochs, Object training) throws SQLException {
        if (!(training instanceof Map<?, ?> values)) {
            throw refused("expected a dict of values for each training");
        }
        int repeat = runs.next(arch, epochs);
        if (repeat >= Readings.REPEATS.size()) {
            throw refused("a fourth training with " + epochs + " epochs: expected three");
        }
        for (MeasuredQuantity quantity : MeasuredQuantity.values()) {
            Object value = values.get(quantity.officialName());
            if (value != null) {
                double number = value instanceof Number n ? n.doubleValue() : Double.NaN;
                if (!(number >= 0) || quantity.metric().equals(Metric.ACCURACY) && number > 1) {
                    throw refused(
                            "expected " + (quantity.metric().equals(Metric.ACCURACY) ? "a fraction 0..1" : "seconds")
                                    + " as " + quantity.officialName() + ", found '" + shown(value) + "'");
                }
                runs.value(arch, epochs, repeat, quantity, number, true);
            }
        }
        runs.end(arch, epochs);
    }

    private int arch(Map<?, ?> fixed) {
        Cell101 cell;
        try {
            cell = Cell101.parse(adjacency(fixed.get("module_adjacency")), operations(fixed.get("module_operations")));
        } catch (GenotypeException e) {
            throw refused(e.getMessage().replaceFirst("\\.$", ""));
        }
        if (!cell.hash().text().equals(hash)) {
            throw refused("expected the hash of its graph, " + cell.hash().text());
        }
        Object params = fixed.get("trainable_parameters");
        if (params instanceof Long n && n != Cost101.of(cell).params()) {
            throw refused("expected " + Cost101.of(cell).params() + " trainable_parameters (by formula), found " + n);
        }
        return Bench101Index.get().indexOf(cell);
    }

    private String adjacency(Object matrix) {
        if (matrix instanceof PyArray array && array.size() <= MOST * MOST) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < array.size(); i++) {
                text.append((long) array.number(i));
            }
            return text.toString();
        }
        List<?> rows = items(matrix);
        if (!rows.isEmpty() && rows.size() <= MOST) {
            return rows.stream()
                    .flatMap(row -> items(row).stream().limit(MOST + 1L))
                    .map(NaslibCell::shown)
                    .collect(Collectors.joining());
        }
        throw refused("expected a matrix of at most 7 x 7 as module_adjacency");
    }

    private String operations(Object names) {
        List<?> list = items(names);
        if (!list.isEmpty() && list.size() <= MOST) {
            return list.stream().map(NaslibCell::shown).collect(Collectors.joining(","));
        }
        throw refused("expected a list of at most 7 names as module_operations");
    }

    DataFormatException refused(String why) {
        String cell = shown(hash);
        return new DataFormatException(
                file, -1, file + ": refused: cell '" + cell + "': " + why + ". Nothing was loaded.");
    }
}
