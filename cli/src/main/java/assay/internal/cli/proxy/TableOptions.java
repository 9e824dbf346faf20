package assay.internal.cli.proxy;

import assay.core.error.UsageException;
import assay.core.kit.CellChoice;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** The flags that choose the accuracies of the table. */
final class TableOptions {
    @Option(names = "--space", paramLabel = "SPACE", description = "The table: 201, 101 or sss. Default: 201.")
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

    @Option(names = "--split", paramLabel = "S", description = "valid or test. Default: test.")
    private String split = "test";

    @Within(from = 1, to = Bounds.EPOCHS)
    @Option(
            names = "--schedule",
            paramLabel = "EPOCHS",
            description = "Epochs of the training setting. Default: the longest: 200 for 201, 108 for 101.")
    private Integer schedule;

    @Option(names = "--trials", paramLabel = "T", description = "mean or a seed. Default: mean.")
    private String trials = "mean";

    @Option(
            names = "--standard",
            description =
                    "As most papers report: cifar10 (trained on all images), cifar100 and ImageNet16-120, test, 200 epochs"
                            + " (the longest schedule), means. The answer says so.")
    private boolean standard;

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

    private List<String> datasets() {
        int longest = Collections.max(benchmark().schedules());
        if (standard && !(split.equals("test") && schedule() == longest && trials.equals("mean"))) {
            throw new UsageException("--standard: expected split test, schedule " + longest
                    + " and trials mean, found split " + split + ", schedule " + schedule() + " and trials " + trials
                    + ". Leave one of the two out.");
        }
        return datasets != null
                ? datasets
                : benchmark().datasets().stream()
                        .filter(d -> !standard || !d.equals(Dataset.CIFAR10_VALID))
                        .map(Dataset::key)
                        .toList();
    }

    private int schedule() {
        return schedule != null ? schedule : Collections.max(benchmark().schedules());
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

    /** The accuracy in words. */
    String words() {
        return "accuracy, percent: split " + split + ", schedule " + schedule() + ", trials " + trials
                + (standard
                        ? " (standard: CIFAR-10 networks trained on all images; test; the longest schedule; means)"
                        : "");
    }

    /** Accuracies by data set, by number of the architecture, NaN where not measured. */
    Map<String, double[]> accuracies() {
        Map<String, double[]> all = new LinkedHashMap<>();
        Genotype any = numbers().at(0);
        try (StoreTruth truth = StoreTruth.open(benchmark(), store())) {
            for (String key : datasets()) {
                Prepared values = truth.prepare(
                        Query.accuracy(any, Dataset.of(key), Split.of(split), schedule(), Trials.of(trials)));
                all.put(
                        key,
                        IntStream.range(0, values.size())
                                .mapToDouble(i -> values.has(i) ? values.value(i) : Double.NaN)
                                .toArray());
            }
        }
        return all;
    }
}
