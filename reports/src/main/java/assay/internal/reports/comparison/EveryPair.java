package assay.internal.reports.comparison;

import assay.internal.reports.document.Block;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.page.Grids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/** Every pair of runs of a comparison: a table for people, and a sheet with all digits. */
final class EveryPair {
    private final Sides sides;

    EveryPair(Sides sides) {
        this.sides = sides;
    }

    /** A row for each method, seed, data set and other experiment; unpaired seeds have one side. */
    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Pairing p : sides.pairings()) {
            for (long seed : seeds(p)) {
                OptionalDouble first = at(p.first(), seed);
                OptionalDouble second = at(p.second(), seed);
                rows.add(Grids.row(
                        p.measure().label(),
                        p.method(),
                        sides.letter(p.side()),
                        Long.toString(seed),
                        p.measure().digits().number(first),
                        p.measure().digits().number(second),
                        first.isPresent() && second.isPresent()
                                ? p.measure().digits().signed(second.getAsDouble() - first.getAsDouble())
                                : Format.NOTHING));
            }
        }
        return rows;
    }

    private static SortedSet<Long> seeds(Pairing p) {
        SortedSet<Long> seeds = new TreeSet<>(p.first().keySet());
        seeds.addAll(p.second().keySet());
        return seeds;
    }

    private static OptionalDouble at(Map<Long, Double> bySeed, long seed) {
        Double value = bySeed.get(seed);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The number of pairs. */
    int count() {
        return sides.pairings().stream().mapToInt(p -> seeds(p).size()).sum();
    }

    Block table() {
        return new Grid(
                sides.quantityFirst() + sides.unit() + ", seed by seed.",
                Grids.columns(List.of("measure", "method", "letter"), "seed", "A", sides.others(), "difference"),
                rows());
    }

    /** Every pair of runs, with all digits. */
    Sheet sheet() {
        String unit = sides.inPoints() ? "_percent" : "_" + sides.quantity();
        Sheet sheet = new Sheet(
                "comparison",
                sides.quantityFirst()
                        + " of the chosen cells of two experiments, by method and seed; how they are compared",
                Sheet.text("dataset"),
                Sheet.text("split"),
                Sheet.text("method"),
                Sheet.text("first"),
                Sheet.text("second"),
                Sheet.whole("seed"),
                Sheet.number("first" + unit),
                Sheet.number("second" + unit),
                Sheet.number(sides.inPoints() ? "difference_points" : "difference" + unit),
                Sheet.text("test"));
        for (Pairing p : sides.pairings()) {
            for (long seed : seeds(p)) {
                OptionalDouble first = at(p.first(), seed);
                OptionalDouble second = at(p.second(), seed);
                sheet.row(
                        p.measure().dataset().key(),
                        p.measure().split().key(),
                        p.method(),
                        sides.experiments().get(0).name(),
                        sides.experiments().get(p.side()).name(),
                        seed,
                        first,
                        second,
                        second.orElse(Double.NaN) - first.orElse(Double.NaN),
                        p.contrast().test());
            }
        }
        return sheet;
    }
}
