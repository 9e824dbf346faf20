package assay.internal.reports.section;

import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.internal.reports.behaviour.BehaviourSection;
import assay.internal.reports.curve.Bundle;
import assay.internal.reports.curve.Bundle.Clock;
import assay.internal.reports.curve.CurveSheets;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.figure.Axis;
import assay.internal.reports.figure.LineChart;
import assay.internal.reports.headline.Footprint;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.number.Slug;
import assay.internal.reports.page.Grids;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.SharedSearches;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The behaviour of the searches, from the run store: losses, the preferences of the distribution, and when it settled. */
final class DiagnosticsSection implements Section {
    private static final String SKIPS =
            " Expected skip share: of the edges of a cell drawn from that distribution. Skip share of the answer: "
                    + "of the %s of the incumbent; a search that collapses ends near 1.";
    private static final String SETTLED =
            " Settled: the epoch after which the answer did not change any more, mean over seeds.";

    private static final String HESSIAN =
            " Hessian: of the loss of one validation batch, always the same, to alpha at each "
                    + "method's mean weights (to their logarithms); dominant is the eigenvalue farthest from zero.";
    private static final String ACCURACY = " Training accuracy of the supernet: of the epoch's training images, as the "
            + "supernet saw them in the steps of its weights, before each step.";
    private static final String CHILD = " Validation error of the answer within it: of the derived cell alone in the "
            + "supernet, with the supernet's weights; what it lies above the supernet's own is what discretisation costs.";
    private static final String VARIANCE =
            " Variance over draws: of one validation batch's loss, and of its gradient to "
                    + "alpha summed over alpha's components, over independent draws of the relaxation.";

    private static final String ONCE =
            " A search that two methods share is drawn once, under the name of the one that only searches.";

    private final Study study;
    private final SharedSearches shared;
    private final List<Method> trained;

    DiagnosticsSection(Study study) {
        this.study = study;
        this.shared = new SharedSearches(study);
        this.trained = study.methods().stream()
                .filter(m -> m.runs().stream().anyMatch(r -> !r.epochs().isEmpty()))
                .toList();
    }

    /** Runs that were only judged have no records. */
    @Override
    public boolean suits(Study of) {
        return !of.experiment().runs().isEmpty() && !of.experiment().isJudged();
    }

    @Override
    public void write(Page page) {
        if (trained.isEmpty()) {
            return;
        }
        Map<String, ToDoubleFunction<EpochRecord>> quantities = quantities();
        List<Figure> figures = new ArrayList<>();
        Map<String, List<Bundle>> bundles = new LinkedHashMap<>();
        quantities.forEach((label, of) -> {
            List<Bundle> some = bundles(of);
            if (!some.isEmpty()) {
                bundles.put(label, some);
                figures.add(figure(
                        label,
                        some.stream()
                                .filter(b -> !shared.isShownElsewhere(b.method()))
                                .toList()));
                page.curve(CurveSheets.of("search-" + Slug.of(label), label, "epoch", "value", some));
            }
        });
        Distributions distributions = new Distributions(study);
        Distributions draws = Distributions.drawn(study);
        Map<Boolean, List<List<Figure>>> maps = trained.stream()
                .map(m -> Stream.concat(distributions.map(m, page).stream(), draws.map(m, page).stream())
                        .toList())
                .filter(all -> !all.isEmpty())
                .collect(Collectors.partitioningBy(all -> all.size() > 1));
        page.folded("What the searches did", new Gallery(figures));
        if (!maps.get(false).isEmpty()) {
            page.add(new Gallery(maps.get(false).stream().flatMap(List::stream).toList()));
        }
        if (!maps.get(true).isEmpty()) { // P and f(P) of a method
            page.add(new Gallery(maps.get(true).stream().flatMap(List::stream).toList(), true));
        }
        page.add(
                table(page, bundles),
                Page.note(note() + (trained.stream().anyMatch(shared::isShownElsewhere) ? ONCE : "")),
                page.origins().diagnostics(trained, "tables/searches.csv"));
    }

    private String note() {
        boolean skips = names().contains(EpochRecord.SKIP_SHARE)
                || study.population()
                        .skipShare(study.experiment().runs().get(0).chosen())
                        .isPresent();
        return "Entropy: of the distribution over architectures; "
                + study.population().entropies() + "." + (skips ? skips() : "") + SETTLED
                + (names().contains(EpochRecord.TRAIN_ACCURACY) ? ACCURACY : "")
                + (names().contains(EpochRecord.HESSIAN_TRACE) ? HESSIAN : "")
                + (names().contains(EpochRecord.CHILD_ERROR) ? CHILD : "")
                + (names().contains(EpochRecord.LOSS_VARIANCE) ? VARIANCE : "");
    }

    private String skips() {
        return SKIPS.formatted(study.population().edges());
    }

    private Map<String, ToDoubleFunction<EpochRecord>> quantities() {
        Map<String, ToDoubleFunction<EpochRecord>> all = new LinkedHashMap<>();
        all.put("training loss, nats", e -> e.trainLoss().orElse(Double.NaN));
        all.put(label(EpochRecord.TRAIN_ACCURACY), e -> e.diagnostics()
                .getOrDefault(EpochRecord.TRAIN_ACCURACY, Double.NaN));
        all.put("validation loss, nats", e -> e.validLoss().orElse(Double.NaN));
        all.put(
                "skip share of the answer",
                e -> study.population().skipShare(e.incumbent()).orElse(Double.NaN));
        names().forEach(name -> all.put(label(name), e -> e.diagnostics().getOrDefault(name, Double.NaN)));
        return all;
    }

    /** The diagnostics in the order of their first appearance; distributions have their own section. */
    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (RunRecord run : study.experiment().runs()) {
            for (EpochRecord e : run.epochs()) {
                names.addAll(e.diagnostics().keySet());
            }
        }
        names.removeIf(n -> EpochRecord.isProbability(n)
                || EpochRecord.isDrawn(n)
                || n.equals(EpochRecord.SAMPLED_CELLS)
                || Footprint.MEASURES.contains(n)
                || BehaviourSection.draws(n));
        return names;
    }

    private static String label(String name) {
        return switch (name) {
            case EpochRecord.ENTROPY -> "entropy of the distribution, nats";
            case EpochRecord.TRAIN_ACCURACY -> "training accuracy of the supernet, %";
            case EpochRecord.ONE_SHOT_ERROR -> "validation error of the supernet, %";
            case EpochRecord.CHILD_ERROR -> "validation error of the answer within it, %";
            case EpochRecord.HESSIAN_EIGENVALUE -> "dominant eigenvalue of the Hessian";
            case EpochRecord.HESSIAN_TRACE -> "trace of the Hessian";
            case EpochRecord.GRADIENT_VARIANCE -> "variance of alpha's gradient over draws";
            case EpochRecord.LOSS_VARIANCE -> "variance of the loss over draws, nats²";
            case EpochRecord.ALPHA_NOISE -> "distance of sampled alpha from its mean";
            case EpochRecord.SKIP_SHARE -> "expected skip share";
            default -> name;
        };
    }

    private List<Bundle> bundles(ToDoubleFunction<EpochRecord> of) {
        return trained.stream()
                .map(m -> Bundle.ofRecorded(m, of))
                .filter(b -> !b.seeds().isEmpty())
                .toList();
    }

    private static Figure figure(String label, List<Bundle> bundles) {
        LineChart chart = new LineChart(
                label,
                Clock.EPOCHS.axis(),
                Axis.linear(label),
                false,
                bundles.stream().map(Bundle::series).toList(),
                List.of());
        return new Figure("search-" + Slug.of(label) + ".svg", chart.draw(), List.of())
                .withData("curves/search-" + Slug.of(label) + ".csv");
    }

    /** The numbers of the last epoch. */
    private Grid table(Page page, Map<String, List<Bundle>> bundles) {
        Sheet sheet = new Sheet(
                "searches",
                "How the searches ended: the last epoch, mean over seeds",
                Sheet.text("method"),
                Sheet.text("quantity"),
                Sheet.number("mean_at_last_epoch"));
        List<Row> rows = new ArrayList<>();
        for (Method m : trained) {
            double settled = m.runs().stream()
                    .filter(r -> !r.epochs().isEmpty())
                    .mapToInt(DiagnosticsSection::settled)
                    .average()
                    .orElseThrow();
            List<String> texts = new ArrayList<>(List.of(m.name(), Format.number(settled)));
            sheet.row(m.name(), "settled at epoch", settled);
            bundles.forEach((label, some) -> {
                double last = last(some, m);
                texts.add(Double.isNaN(last) ? Format.NOTHING : Format.number(last));
                sheet.row(m.name(), label, last);
            });
            rows.add(Grids.row(texts.toArray(String[]::new)));
        }
        page.table(sheet);
        List<String> numbers = new ArrayList<>(List.of("settled at epoch"));
        numbers.addAll(bundles.keySet());
        return new Grid(
                "The state after the last epoch, mean over seeds.",
                Grids.columns(List.of("method"), numbers.toArray(String[]::new)),
                rows);
    }

    /** The mean after the last recorded epoch; NaN if a seed has no finite value there. */
    private static double last(List<Bundle> bundles, Method method) {
        return bundles.stream()
                .filter(b -> b.method().equals(method))
                .map(Bundle::mean)
                .filter(mean -> mean.length > 0)
                .mapToDouble(mean -> mean[mean.length - 1])
                .findFirst()
                .orElse(Double.NaN);
    }

    /** The epoch after which the answer did not change any more. */
    private static int settled(RunRecord run) {
        List<EpochRecord> epochs = run.epochs();
        int at = epochs.size() - 1;
        while (at > 0 && epochs.get(at - 1).incumbent().equals(epochs.get(at).incumbent())) {
            at--;
        }
        return epochs.get(at).epoch();
    }
}
