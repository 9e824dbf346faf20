package assay.internal.reports.trajectory;

import assay.internal.reports.curve.Bundle;
import assay.internal.reports.curve.Bundle.Clock;
import assay.internal.reports.document.Block;
import assay.internal.reports.document.Block.Details;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.number.Format;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The answers of the searches over epochs and time: accuracy, regret and rank. */
public final class TrajectorySection implements Section {
    private static final String CURVES = " of the cell that the search would answer after each epoch; "
            + "the search never sees it. Of a method that selects among samples the last point is the cell that it selected; a "
            + "search that another method shows is not drawn again, so that such a method is a single mark. Shaded: the warm-up, in which "
            + "only weights learn. Thin: one seed. Thick: the mean of the seeds, where all have a value. With more than "
            + Bundle.MOST_LINES
            + " seeds a band, the middle 90 % of them, stands for the lines. Regret: ";

    private static final String RANK =
            " the best cell of the table. Rank: among the methods within each seed, then the mean over seeds.";

    private static final String STEPS = " of the architecture that the run would answer after each step, as its"
            + " rows tell; the run never sees it. Thin: one seed. Thick: the mean of the seeds, where all have a value. With more"
            + " than " + Bundle.MOST_LINES
            + " seeds a band, the middle 90 % of them, stands for the lines. Regret: ";

    private static final String CHANCES = " Random search,"
            + " where steps are evaluations: what the best of as many uniformly random cells by validation accuracy has on"
            + " average, computed from the whole table.";

    private final Study study;
    private final ValueCharts values;
    private final RankCharts ranks;

    /** @param study the experiment with its truth */
    public TrajectorySection(Study study) {
        this.study = study;
        this.values = new ValueCharts(study);
        this.ranks = new RankCharts(study);
    }

    @Override
    public void write(Page page) {
        List<List<Figure>> galleries = galleries(page, study.tests(), validations());
        if (!galleries.isEmpty()) {
            boolean judged = study.experiment().isJudged();
            page.section(judged ? "Over steps and time" : "Over epochs and time");
            absent().map(Page::note).ifPresent(page::add);
            int shown = study.tests().size() == 1 ? galleries.size() : 1;
            galleries.stream().limit(shown).forEach(g -> page.add(new Gallery(g)));
            List<List<Figure>> rest = galleries.subList(shown, galleries.size());
            if (!rest.isEmpty()) {
                page.add(new Details(
                        "Regret, rank, and other clocks: "
                                + Format.plural(
                                        rest.stream().mapToInt(List::size).sum(), "chart"),
                        rest.stream().<Block>map(Gallery::new).toList()));
            }
            page.add(
                    Page.definitions("The true " + study.population().metric().key() + (judged ? STEPS : CURVES)
                            + study.below() + RANK + (judged ? CHANCES : "")),
                    page.origins().incumbents());
        }
    }

    /** Validation accuracies, if the section on repeats does not draw them. */
    private List<Measure> validations() {
        return study.population().hasRepeats()
                ? List.of()
                : study.measures().stream().filter(m -> !m.isTest()).toList();
    }

    /**
     * Galleries of one chart for each measure: accuracy over epochs, regret over epochs and times, rank over epochs.
     *
     * @param also measures of which only accuracy is drawn
     */
    private List<List<Figure>> galleries(Page page, List<Measure> measures, List<Measure> also) {
        List<List<Figure>> galleries = new ArrayList<>();
        for (Clock steps : List.of(Clock.EPOCHS, Clock.TRAININGS, Clock.STEPS)) {
            galleries.add(each(measures, m -> values.accuracy(page, m, steps)));
            galleries.add(each(also, m -> values.accuracy(page, m, steps)));
        }
        for (Clock clock : Clock.values()) {
            galleries.add(each(measures, m -> values.regret(page, m, clock)));
        }
        galleries.add(each(measures, m -> ranks.rank(page, m, Clock.EPOCHS)));
        galleries.add(each(measures, m -> ranks.rank(page, m, Clock.TRAININGS)));
        galleries.add(each(measures, m -> ranks.rank(page, m, Clock.STEPS)));
        return galleries.stream().filter(g -> !g.isEmpty()).toList();
    }

    private static List<Figure> each(List<Measure> measures, Function<Measure, Optional<Figure>> chart) {
        return measures.stream().flatMap(m -> chart.apply(m).stream()).toList();
    }

    /** Names the methods without epochs, which are in no chart of this section. */
    private Optional<String> absent() {
        String names = study.methods().stream()
                .filter(m -> m.runs().stream().allMatch(r -> r.epochs().isEmpty()))
                .map(Method::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("Without " + (study.experiment().isJudged() ? "steps" : "epochs")
                        + ", so in no chart here: " + names + ".");
    }
}
