package assay.internal.reports.table;

import assay.internal.core.stats.CriticalDifference;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.page.Grids;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Significance;
import assay.internal.reports.study.Significance.Pair;
import assay.internal.reports.study.Significance.Verdict;
import assay.internal.reports.study.Study;
import java.util.List;
import java.util.OptionalDouble;

/** The results of the tests as tables. */
public final class SignificanceTables {
    private final Study study;
    private final List<Significance> all;

    public SignificanceTables(Study study, List<Significance> all) {
        this.study = study;
        this.all = all;
    }

    public Grid friedman() {
        return new Grid(
                "Friedman's test: do the methods differ in rank over the seeds at all? Critical difference: Nemenyi, 0.05.",
                Grids.columns(List.of("measure"), "seeds", "methods", "χ²", "p", "critical difference"),
                all.stream().map(SignificanceTables::friedman).toList());
    }

    private static Row friedman(Significance s) {
        return Grids.row(
                s.blocks().measure().label(),
                Format.count(s.blocks().seeds().length),
                Format.count(s.blocks().methods().size()),
                s.friedman().map(f -> Format.number(f.statistic())).orElse(Format.NOTHING),
                s.friedman().map(f -> Format.p(f.p())).orElse(Format.NOTHING),
                s.difference().map(d -> Format.number(d.difference())).orElse(Format.NOTHING));
    }

    /** Each pair of methods on one measure. */
    public Grid pairs(Significance s) {
        List<Row> rows =
                s.pairs().stream().map(p -> pair(p, s.blocks().measure())).toList();
        return new Grid(
                s.blocks().measure().label()
                        + ": first less second" + s.blocks().measure().differenceUnit()
                        + ", paired by seed. Wilcoxon's signed-rank test, two-sided; Holm over "
                        + Format.plural(rows.size(), "pair") + ".",
                Grids.columns(
                        List.of("first", "second"),
                        "seeds",
                        "differ",
                        "mean",
                        "median",
                        "95 % interval",
                        "effect size",
                        "p",
                        "Holm p",
                        "verdict"),
                rows);
    }

    private Row pair(Pair p, Measure measure) {
        return Grids.row(
                p.first().name(),
                p.second().name(),
                Format.count(p.test().pairs()),
                Format.count(p.test().nonZero()),
                measure.digits().signed(p.meanDifference()),
                measure.digits().signed(p.median().median()),
                measure.digits().range(p.interval()),
                p.test().rankBiserial().isPresent()
                        ? Format.signed(p.test().rankBiserial().getAsDouble())
                        : Format.NOTHING,
                Format.p(p.test().p()),
                Format.p(p.adjusted()),
                p.verdict() == Verdict.TOO_FEW
                        ? "too few seeds (needs " + p.needed() + ")"
                        : p.verdict().words()
                                + (p.verdict() == Verdict.DIFFERENT && isHidden(p, measure)
                                        ? ", by less than one entry's noise"
                                        : ""));
    }

    private boolean isHidden(Pair p, Measure measure) {
        return study.noise(measure).filter(n -> n.hides(p.meanDifference())).isPresent();
    }

    public Sheet friedmanSheet() {
        Sheet sheet = new Sheet(
                "friedman",
                "Friedman's test and Nemenyi's critical difference for each test measure",
                Sheet.text("dataset"),
                Sheet.text("split"),
                Sheet.whole("seeds"),
                Sheet.whole("methods"),
                Sheet.number("chi_square"),
                Sheet.number("p"),
                Sheet.number("critical_difference_005"));
        for (Significance s : all) {
            sheet.row(
                    s.blocks().measure().dataset().key(),
                    s.blocks().measure().split().key(),
                    s.blocks().seeds().length,
                    s.blocks().methods().size(),
                    s.friedman().stream().mapToDouble(f -> f.statistic()).findFirst(),
                    s.friedman().stream().mapToDouble(f -> f.p()).findFirst(),
                    s.difference().stream()
                            .mapToDouble(CriticalDifference::difference)
                            .findFirst());
        }
        return sheet;
    }

    public Sheet pairsSheet() {
        Sheet sheet = new Sheet(
                "pairs",
                "Wilcoxon's signed-rank test of every pair of methods, first less second, paired by seed",
                Sheet.text("dataset"),
                Sheet.text("split"),
                Sheet.text("first"),
                Sheet.text("second"),
                Sheet.whole("seeds"),
                Sheet.whole("differing"),
                Sheet.number("mean_difference_points"),
                Sheet.number("median_difference_points"),
                Sheet.number("median_low_points"),
                Sheet.number("median_high_points"),
                Sheet.number("median_interval_level"),
                Sheet.number("positive_ranks"),
                Sheet.number("negative_ranks"),
                Sheet.number("rank_biserial"),
                Sheet.number("p"),
                Sheet.number("p_holm"),
                Sheet.whole("seeds_needed"),
                Sheet.text("verdict"));
        all.forEach(s -> s.pairs().forEach(p -> add(sheet, s.blocks().measure(), p)));
        return sheet;
    }

    private static void add(Sheet sheet, Measure measure, Pair p) {
        OptionalDouble level = p.interval().stream().mapToDouble(i -> i.level()).findFirst();
        sheet.row(
                measure.dataset().key(),
                measure.split().key(),
                p.first().name(),
                p.second().name(),
                p.test().pairs(),
                p.test().nonZero(),
                p.meanDifference(),
                p.median().median(),
                Format.low(p.interval()),
                Format.high(p.interval()),
                level,
                p.test().positiveRanks(),
                p.test().negativeRanks(),
                p.test().rankBiserial(),
                p.test().p(),
                p.adjusted(),
                p.needed(),
                p.verdict().words());
    }
}
