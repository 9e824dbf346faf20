package assay.internal.cli.proxy;

import assay.core.error.UsageException;
import assay.core.kit.CellChoice;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Prepared;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.cli.options.CellsOption;
import assay.internal.cli.options.NumberBounds.Within;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.config.Bounds;
import assay.internal.experiments.work.Benchmarks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** The flags that choose the accuracies of the table. */
final class TableOptions {
    @Option(
            names = "--space",
            paramLabel = "SPACE",
            description = "The table: 201, 101, sss, or one of your own by its name. Default: 201.")
    private String space;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description =
                    "The table's store. Default: truth/nasbench201.duckdb (or another's) in ASSAY_HOME (~/.assay).")
    private Path store;

    @Option(
            names = "--datasets",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Default: all of the table; for 201 cifar10-valid (trained on half of the images, as published),"
                            + " cifar10, cifar100, ImageNet16-120.")
    private List<String> datasets;

    @Option(
            names = "--split",
            paramLabel = "S",
            description = "valid or test. Default: test; of a table of your own, what its description reports.")
    private String split;

    @Within(from = 1, to = Bounds.EPOCHS)
    @Option(
            names = "--schedule",
            paramLabel = "EPOCHS",
            description =
                    "Epochs of the training setting. Default: the longest: 200 for 201, 108 for 101; of a table of"
                            + " your own, that of each data set.")
    private Integer schedule;

    @Option(names = "--trials", paramLabel = "T", description = "mean or a seed. Default: mean.")
    private String trials = "mean";

    @Option(
            names = "--standard",
            description =
                    "As most papers report: cifar10 (trained on all images), cifar100 and ImageNet16-120, test, 200 epochs"
                            + " (the longest schedule), means. The answer says so.")
    private boolean standard;

    /** The name of the space in commands. */
    String space() {
        return space == null ? SpaceKits.standard().shortName() : space;
    }

    /** The space of the table. */
    SpaceKit kit() {
        SpaceKit kit = space == null ? SpaceKits.standard() : SpaceKits.called(space, "proxy");
        if (!isTable(kit)) {
            throw new UsageException("--space: expected a space with a table, found '" + space + "'. Give one of "
                    + SpaceKits.all().stream()
                            .filter(TableOptions::isTable)
                            .map(SpaceKit::shortName)
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        return kit;
    }

    private static boolean isTable(SpaceKit kit) {
        return kit.ownsTable() && kit.numbering().isPresent();
    }

    /** The benchmark of the table. */
    Benchmark benchmark() {
        return kit().benchmark().orElseThrow();
    }

    private List<Dataset> datasets() {
        int longest = Collections.max(benchmark().schedules());
        boolean asStandard = split() == benchmark().reportSplit()
                && (schedule == null || schedule == longest)
                && trials.equals("mean");
        if (standard && !asStandard) {
            throw new UsageException("--standard: expected split "
                    + benchmark().reportSplit().key() + ", schedule " + longest + " and trials mean, found split "
                    + split().key() + ", schedule "
                    + schedule(benchmark().datasets().get(0)) + " and trials " + trials
                    + ". Leave one of the two out.");
        }
        return datasets != null
                ? datasets.stream().map(this::dataset).toList()
                : benchmark().datasets().stream()
                        .filter(d -> !standard || !d.equals(Dataset.CIFAR10_VALID))
                        .toList();
    }

    /** A published table may lack an official data set, which is said when it is asked for. */
    private Dataset dataset(String key) {
        return isDescribed() ? benchmark().dataset(key) : Dataset.of(key);
    }

    private boolean isDescribed() {
        return benchmark().described().isPresent();
    }

    private Split split() {
        return split == null ? benchmark().reportSplit() : Split.of(split);
    }

    private int schedule(Dataset dataset) {
        return schedule != null ? schedule : benchmark().schedule(dataset);
    }

    /** How many architectures the table has. */
    int count() {
        return numbers().size();
    }

    private OfficialNumbers numbers() {
        return kit().numbering().orElseThrow();
    }

    Optional<CellChoice> population(CellsOption of) {
        return of.of(benchmark());
    }

    Path store() {
        return (store == null ? Benchmarks.store(benchmark().key()) : store).toAbsolutePath();
    }

    /** The metric by which architectures are compared on a data set. */
    Metric metric(String dataset) {
        return benchmark().judgedBy(dataset(dataset));
    }

    /** What architectures are compared by, in words. */
    String words() {
        String which = ": split " + split().key() + ", schedule ";
        if (!isDescribed()) {
            return "accuracy, percent" + which + schedule(benchmark().datasets().get(0)) + ", trials " + trials
                    + (standard
                            ? " (standard: CIFAR-10 networks trained on all images; test; the longest schedule; means)"
                            : "");
        }
        Map<Metric, List<Dataset>> by = new LinkedHashMap<>();
        datasets().forEach(d -> by.computeIfAbsent(benchmark().judgedBy(d), m -> new ArrayList<>())
                .add(d));
        return by.entrySet().stream()
                        .map(e -> (by.size() == 1 ? "" : keys(e.getValue()) + " ") + words(e.getKey()))
                        .collect(Collectors.joining("; "))
                + which
                + datasets().stream()
                        .map(d -> String.valueOf(schedule(d)))
                        .distinct()
                        .collect(Collectors.joining(" or "))
                + ", trials " + trials;
    }

    private static String keys(List<Dataset> datasets) {
        return datasets.stream().map(Dataset::key).collect(Collectors.joining(", "));
    }

    private static String words(Metric metric) {
        return metric.key() + ", " + metric.unit()
                + (metric.highIsGood() ? "" : " (less is better, so that its negative is compared)");
    }

    /**
     * What architectures are compared by, by data set and by number of the architecture, NaN where not measured. More is
     * better: if less of the metric is better, these are its negatives.
     */
    Map<String, double[]> accuracies() {
        Map<String, double[]> all = new LinkedHashMap<>();
        Genotype any = numbers().at(0);
        try (StoreTruth truth = StoreTruth.open(benchmark(), store())) {
            for (Dataset dataset : datasets()) {
                Metric metric = benchmark().judgedBy(dataset);
                int sign = metric.highIsGood() ? 1 : -1;
                Prepared values = truth.prepare(new Query(
                        any, dataset, split(), metric, schedule(dataset), Trials.of(trials), OptionalInt.empty()));
                all.put(
                        dataset.key(),
                        IntStream.range(0, values.size())
                                .mapToDouble(i -> values.has(i) ? sign * values.value(i) : Double.NaN)
                                .toArray());
            }
        }
        return all;
    }
}
