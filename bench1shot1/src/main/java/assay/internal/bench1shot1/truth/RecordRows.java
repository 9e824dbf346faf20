package assay.internal.bench1shot1.truth;

import assay.core.truth.Benchmark;
import assay.core.truth.Metric;
import assay.internal.data.csv.CsvTable;
import assay.internal.data.importing.Target;
import assay.internal.data.store.Preference;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** One training a row: {@code epochs}, {@code repeat}, and the values of the official interface, under its names. */
final class RecordRows extends Extract {
    private static final Set<String> KEYS = Set.of("epochs", "repeat");

    private final String source;

    RecordRows(CsvTable table, String source, Target target) {
        super(table, target);
        this.source = source;
    }

    @Override
    boolean isColumn(String column) {
        return KEYS.contains(column)
                || Arrays.stream(MeasuredQuantity.values())
                        .anyMatch(q -> q.officialName().equals(column));
    }

    @Override
    void read(int id) throws SQLException {
        Runs runs = new Runs(new Readings(source, target, Preference.EXTRACT));
        Set<List<Integer>> seen = new HashSet<>();
        while (table.next()) {
            int arch = CellRow.arch(table);
            int schedule = among("epochs", Benchmark.NASBENCH101.schedules());
            int repeat = among("repeat", Readings.REPEATS);
            if (!seen.add(List.of(arch, schedule, repeat))) {
                throw table.bad("a second row of repeat " + repeat + " of cell " + table.text(CellRow.HASH));
            }
            for (MeasuredQuantity quantity : MeasuredQuantity.values()) {
                OptionalDouble value = table.number(quantity.officialName());
                if (value.isPresent()) {
                    runs.value(arch, schedule, repeat, quantity, checked(quantity, value.getAsDouble()), true);
                }
            }
            runs.end(arch, schedule);
        }
        runs.finish(target, id);
    }

    private int among(String column, List<Integer> allowed) {
        int value = table.whole(column).orElseThrow(() -> table.bad("no " + column));
        if (!allowed.contains(value)) {
            throw table.bad("column '" + column + "': expected one of " + allowed + ", found " + value);
        }
        return value;
    }

    private double checked(MeasuredQuantity quantity, double value) {
        double highest = quantity.metric().equals(Metric.ACCURACY) ? 1 : Double.MAX_VALUE;
        if (!(value >= 0 && value <= highest)) {
            throw table.bad("column '" + quantity.officialName() + "': expected a number from 0"
                    + (highest == 1 ? " to 1" : " on") + ", found " + value);
        }
        return value;
    }
}
