package assay.internal.reports.section;

import assay.core.run.Experiment;
import assay.internal.reports.document.Block;
import assay.internal.reports.document.Block.Bullets;
import assay.internal.reports.number.Format;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.DivergedLoss;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.TableValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Missing numbers of the table, and failed runs. */
final class MissingSection implements Section {
    private final Study study;
    private final Experiment experiment;

    MissingSection(Study study) {
        this.study = study;
        this.experiment = study.experiment();
    }

    @Override
    public void write(Page page) {
        page.section("What was not measured", missing(), page.origins().everySplit("results.csv"));
    }

    private Block missing() {
        Set<String> reasons = new LinkedHashSet<>();
        study.chosenAnswers().forEach(a -> a.fold(m -> false, none -> reasons.add(none.why())));
        List<String> items = new ArrayList<>();
        study.measures().forEach(m -> gaps(m).ifPresent(items::add));
        study.failed().forEach(f -> items.add("A run failed and is in no table: " + f.run() + ": " + f.why()));
        experiment.runs().forEach(r -> DivergedLoss.of(r).ifPresent(items::add));
        if (items.isEmpty()) {
            items.add(
                    "Nothing: the table holds every cell that a run named, and the whole space, for every split above.");
        }
        items.addAll(reasons.stream().limit(5).map(r -> "The table says: " + r).toList());
        return new Bullets(items);
    }

    /** Counts the missing numbers of the table for one measure; empty if none. */
    private Optional<String> gaps(Measure m) {
        int cells = study.population().counted().size();
        int measured = study.landscape(m).map(TableValues::measured).orElse(0);
        if (measured == cells) {
            return Optional.empty();
        }
        long chosen = experiment.runs().stream()
                .filter(r -> study.accuracy(r.chosen(), m).isEmpty())
                .count();
        long named = study.cells().stream()
                .filter(c -> study.accuracy(c, m).isEmpty())
                .count();
        return Optional.of(m.label() + ": not in the table: the chosen cell of " + chosen + " of "
                + Format.plural(experiment.runs().size(), "run") + ", " + Format.count(named) + " of the "
                + Format.plural(study.cells().size(), "cell") + " that runs named, " + Format.count(cells - measured)
                + " of the space's " + Format.plural(cells, "cell") + ".");
    }
}
