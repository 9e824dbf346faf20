package assay.internal.reports.headline;

import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.internal.reports.document.Block;
import assay.internal.reports.document.Block.Tile;
import assay.internal.reports.document.Block.Tiles;
import assay.internal.reports.number.Digits;
import assay.internal.reports.number.Format;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Descriptions;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Significance;
import assay.internal.reports.study.Standing;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import assay.internal.reports.study.TableValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The first screen: what the seeds support, three numbers, and every seed. */
public final class HeadlineSection implements Section {
    private final Study study;
    private final List<Significance> significance;

    public HeadlineSection(Study study, List<Significance> significance) {
        this.study = study;
        this.significance = significance;
    }

    @Override
    public boolean suits(Study of) {
        return true;
    }

    @Override
    public void write(Page page) {
        page.summary(new Prose(study, significance).sentences());
        if (study.experiment().runs().isEmpty()) {
            page.section("Result", new Block.Verdict(page.summary().get(0), false));
            return;
        }
        Verdict verdict = new Verdict(study, significance.get(0));
        Measure measure = study.tests().get(0);
        Descriptions descriptions = new Descriptions(study);
        page.section("Result", missing(verdict.block()));
        verdict.leader().ifPresent(m -> page.add(tiles(m, measure, descriptions)));
        if (study.landscape(measure).isPresent() || verdict.leader().isPresent()) {
            Strips strips = new Strips(study, descriptions);
            page.add(strips.of(measure), Page.note(strips.legend(measure)));
        }
        page.add(page.origins().everySplit("results.csv", "tables/methods.csv", "tables/pairs.csv"));
    }

    /** No number is shown before it is said that runs are missing. */
    private Block.Verdict missing(Block.Verdict verdict) {
        String missing = new Prose(study, significance).missing();
        return missing.isEmpty() ? verdict : new Block.Verdict(missing + verdict.text(), false);
    }

    private Tiles tiles(Method best, Measure measure, Descriptions descriptions) {
        List<Tile> tiles = new ArrayList<>();
        descriptions
                .of(best, measure)
                .ifPresent(d -> tiles.add(new Tile(
                        "Best mean, " + best.name(),
                        measure.withUnit(measure.digits().number(d.summary().mean())),
                        measure.label() + "; "
                                + (d.interval().isPresent()
                                        ? "95 % interval " + measure.digits().range(d.interval()) + ", "
                                        : "")
                                + Format.plural(d.summary().n(), "seed"))));
        Optional<TableValues> table = study.landscape(measure);
        Standing.of(study, best, measure)
                .ifPresentOrElse(s -> tiles.add(place(s, table.orElseThrow(), measure.digits())), () -> network()
                        .ifPresent(tiles::add));
        tiles.add(cost(best));
        return new Tiles(tiles);
    }

    private Tile place(Standing standing, TableValues table, Digits digits) {
        return new Tile(
                "Its place in the space",
                "better than " + standing.percent() + " %",
                "of " + Format.count(table.measured()) + " cells, median over seeds; "
                        + (standing.collapsed() > 0 ? standing.collapses() + "; " : "") + "best cell "
                        + digits.number(table.optimum()) + ", average " + digits.number(table.mean()));
    }

    private Optional<Tile> network() {
        if (study.population().kit().readsText()) {
            return study.experiment().trainings().stream()
                    .min(Comparator.comparingDouble(t -> t.words().perplexity()))
                    .map(t -> new Tile(
                            "Best language model",
                            Format.number(t.words().perplexity()) + " test perplexity",
                            Format.count(t.params()) + " parameters, " + Format.plural(t.epochs(), "epoch")
                                    + " of training here"));
        }
        return study.finalTrainings()
                .max(Comparator.comparingDouble(Training::top1Percent))
                .map(t -> new Tile(
                        "Best network",
                        Format.number(100 - t.top1Percent()) + " % test error",
                        Format.count(t.params()) + " parameters, " + Format.plural(t.epochs(), "epoch")
                                + " of training here"));
    }

    private Tile cost(Method best) {
        OptionalDouble simulated = Costs.mean(best, Costs::simulated);
        OptionalDouble wall = Costs.mean(best, RunRecord::wallSeconds);
        if (study.experiment().isJudged()) {
            OptionalDouble told = Costs.mean(best, Costs::total);
            return told.isPresent()
                    ? new Tile("Its search", Format.duration(told.getAsDouble()), "mean of a run, as the rows tell")
                    : new Tile("Its search", "not told", "the rows that were judged have no times");
        }
        double all = study.methods().stream()
                .flatMap(m -> m.runs().stream())
                .flatMapToDouble(r -> r.wallSeconds().stream())
                .sum();
        String whole = Format.plural(study.experiment().runs().size(), "run") + " of this report: "
                + Format.duration(all) + " in all";
        return simulated.isPresent()
                ? new Tile(
                        "Its search, simulated",
                        Format.duration(simulated.getAsDouble()),
                        "by the table's training times; " + whole)
                : new Tile(
                        "Its search",
                        wall.isPresent() ? Format.duration(wall.getAsDouble()) : Format.NOTHING,
                        "mean of a run, with selection; " + whole);
    }
}
