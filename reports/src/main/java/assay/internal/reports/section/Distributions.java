package assay.internal.reports.section;

import assay.core.kit.SpaceKits;
import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.core.space.DecisionGroup;
import assay.core.space.SearchSpace;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.figure.ShareMap;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.number.Slug;
import assay.internal.reports.page.Page;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** The recorded distributions of searches over architectures: the probability of every option, epoch by epoch. */
final class Distributions {
    /** Empty if the space has no search, or no run recorded a distribution. */
    private final Optional<SearchSpace> space;

    private final List<String> names;
    private final Kind kind;

    /** What a map shows. */
    private record Kind(BinaryOperator<String> name, String file, String about, String column, String title) {}

    private static final Kind PROBABILITIES = new Kind(
            EpochRecord::probability,
            "search-probabilities-",
            "probability of every option in the distribution of ",
            "mean_probability",
            "distribution");

    private static final Kind DRAWN = new Kind(
            EpochRecord::drawn,
            "search-drawn-weights-",
            "weight of every option in one draw of ",
            "mean_weight",
            "one draw, f(P)");

    /** The probabilities. */
    Distributions(Study study) {
        this(study, PROBABILITIES);
    }

    /** The weights of one draw: DATA's f(P). */
    static Distributions drawn(Study study) {
        return new Distributions(study, DRAWN);
    }

    private Distributions(Study study, Kind kind) {
        this.kind = kind;
        space = SpaceKits.named(study.experiment().space(), "report").search();
        names = space.stream()
                .flatMap(s -> s.alphas().stream())
                .flatMap(g -> g.options().stream().map(o -> kind.name().apply(g.name(), o)))
                .toList();
    }

    SearchSpace space() {
        return space.orElseThrow();
    }

    /** The probabilities, one per option of the space; empty for an epoch without a record. */
    Optional<double[]> at(EpochRecord epoch) {
        return !names.isEmpty() && names.stream().allMatch(epoch.diagnostics()::containsKey)
                ? Optional.of(names.stream()
                        .mapToDouble(n -> epoch.diagnostics().get(n))
                        .toArray())
                : Optional.empty();
    }

    /** A map of the mean over the method's seeds, at the epochs that all of them recorded; its numbers go to the page. */
    Optional<Figure> map(Method method, Page page) {
        List<List<EpochRecord>> recorded = method.runs().stream()
                .map(this::recorded)
                .filter(r -> !r.isEmpty())
                .toList();
        if (recorded.isEmpty()) {
            return Optional.empty();
        }
        double[] x = recorded.get(0).stream()
                .mapToDouble(EpochRecord::epoch)
                .filter(e -> recorded.stream().allMatch(r -> r.stream().anyMatch(o -> o.epoch() == e)))
                .toArray();
        double[][] mean = new double[names.size()][x.length];
        for (List<EpochRecord> run : recorded) {
            for (int i = 0; i < x.length; i++) {
                double epoch = x[i];
                double[] p = run.stream()
                        .filter(e -> e.epoch() == epoch)
                        .findFirst()
                        .flatMap(this::at)
                        .orElseThrow();
                for (int k = 0; k < p.length; k++) {
                    mean[k][i] += p[k] / recorded.size();
                }
            }
        }
        return Optional.of(draw(method, page, x, mean, recorded.size()));
    }

    private List<EpochRecord> recorded(RunRecord run) {
        return run.epochs().stream().filter(e -> at(e).isPresent()).toList();
    }

    private Figure draw(Method method, Page page, double[] x, double[][] mean, int seeds) {
        String name = kind.file() + Slug.of(method.name());
        Sheet sheet = new Sheet(
                name,
                kind.about() + method.name() + ", mean over seeds",
                Sheet.text("method"),
                Sheet.text("decision"),
                Sheet.text("option"),
                Sheet.number("epoch"),
                Sheet.number(kind.column()));
        List<ShareMap.Group> groups = new ArrayList<>();
        int at = 0;
        for (DecisionGroup g : space().alphas()) {
            List<ShareMap.Row> rows = new ArrayList<>();
            for (String option : g.options()) {
                rows.add(new ShareMap.Row(option, mean[at]));
                for (int i = 0; i < x.length; i++) {
                    sheet.row(method.name(), g.name(), option, x[i], mean[at][i]);
                }
                at++;
            }
            groups.add(new ShareMap.Group(g.name(), rows));
        }
        page.curve(sheet);
        String title = method.name() + ": " + kind.title() + ", mean of " + Format.plural(seeds, "seed");
        return new Figure(name + ".svg", new ShareMap(title, method.colour(), x, groups).draw(), List.of())
                .withData("curves/" + name + ".csv");
    }
}
