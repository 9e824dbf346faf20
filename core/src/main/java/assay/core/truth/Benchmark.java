package assay.core.truth;

import static assay.core.truth.Dataset.CIFAR10;
import static assay.core.truth.Dataset.CIFAR100;
import static assay.core.truth.Dataset.CIFAR10_40K;
import static assay.core.truth.Dataset.CIFAR10_VALID;
import static assay.core.truth.Dataset.IMAGENET16_120;

import assay.core.error.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A tabular benchmark: a search space, and a store of the measurements of all its architectures. The published benchmarks are
 * constants; {@link #built} is for those made with this program.
 *
 * @param key also the name of the file of its store
 * @param shortName what commands call it
 * @param title for people: {@code NAS-Bench-201}
 * @param space name of the search space whose architectures its store numbers
 * @param datasets what its networks were trained on
 * @param schedules its training settings, named by their epochs; ascending
 * @param built further facts about a benchmark made with this program
 * @param described further facts about a benchmark that a user described (docs/tables.md)
 */
public record Benchmark(
        String key,
        String shortName,
        String title,
        String space,
        List<Dataset> datasets,
        List<Integer> schedules,
        Optional<BuiltFacts> built,
        Optional<DescribedFacts> described) {
    /** NAS-Bench-201, and the topology space of NATS-Bench: 15,625 cells (Dong and Yang, ICLR 2020). */
    public static final Benchmark NASBENCH201 = new Benchmark(
            "nasbench201",
            "201",
            "NAS-Bench-201",
            List.of(CIFAR10_VALID, CIFAR10, CIFAR100, IMAGENET16_120),
            List.of(12, 200));

    /** The size space of NATS-Bench: 32,768 networks (Dong et al., TPAMI 2021). */
    public static final Benchmark NATSBENCH_SSS = new Benchmark(
            "natsbench-sss",
            "sss",
            "NATS-Bench's size space",
            List.of(CIFAR10_VALID, CIFAR10, CIFAR100, IMAGENET16_120),
            List.of(1, 12, 90));

    /** NAS-Bench-101: 423,624 cells (Ying et al., ICML 2019). */
    public static final Benchmark NASBENCH101 =
            new Benchmark("nasbench101", "101", "NAS-Bench-101", List.of(CIFAR10_40K), List.of(4, 12, 36, 108));

    /** Names that a user's benchmark cannot have, because stores, spaces or published tables have them. */
    private static final Set<String> RESERVED = Set.of(
            "fbnet",
            "tss",
            "nats",
            "natsbench",
            "natsbench-tss",
            "nats-bench",
            "nasbench",
            "darts",
            "301",
            "nasbench301",
            "1shot1",
            "nasbench1shot1",
            "nasbench1shot1-1",
            "nasbench1shot1-2",
            "nasbench1shot1-3");

    private static final List<Benchmark> PUBLISHED = List.of(NASBENCH201, NATSBENCH_SSS, NASBENCH101);

    public Benchmark {
        datasets = List.copyOf(datasets);
        schedules = List.copyOf(schedules);
    }

    private Benchmark(String key, String shortName, String title, List<Dataset> datasets, List<Integer> schedules) {
        this(key, shortName, title, key, datasets, schedules, Optional.empty());
    }

    /** A benchmark that no user described. */
    public Benchmark(
            String key,
            String shortName,
            String title,
            String space,
            List<Dataset> datasets,
            List<Integer> schedules,
            Optional<BuiltFacts> built) {
        this(key, shortName, title, space, datasets, schedules, built, Optional.empty());
    }

    /** A benchmark that was made with this program. */
    public static Benchmark built(BuiltFacts facts) {
        return new Benchmark(
                facts.name(),
                facts.name(),
                facts.title(),
                facts.space(),
                List.of(facts.dataset()),
                List.of(facts.schedule()),
                Optional.of(facts));
    }

    /**
     * The measures of trainings, for a space without a table. It has no store.
     *
     * @param schedule epochs of the trainings
     */
    public static Benchmark trained(String space, List<Dataset> datasets, int schedule) {
        return new Benchmark(
                space, space, "trainings of this experiment", space, datasets, List.of(schedule), Optional.empty());
    }

    /** The metrics that its store may contain. */
    public List<Metric> metrics() {
        return described.map(DescribedFacts::metrics).orElse(Metric.values());
    }

    /**
     * Its metric with this key.
     *
     * @throws UsageException listing its metrics
     */
    public Metric metric(String metric) {
        return Metric.among(metrics(), metric);
    }

    /** The metric by which architectures are compared on one of its data sets. */
    public Metric judgedBy(Dataset dataset) {
        return described.map(d -> d.judged().get(dataset.key()).metric()).orElse(Metric.ACCURACY);
    }

    /** The longest training on one of its data sets, in epochs. */
    public int schedule(Dataset dataset) {
        return described
                .map(d -> d.judged().get(dataset.key()).schedule())
                .orElseGet(() -> schedules.get(schedules.size() - 1));
    }

    /** The split by which searches choose: usually {@code valid}. */
    public Split searchSplit() {
        return described.map(DescribedFacts::search).orElse(Split.VALID);
    }

    /** The split that reports are about: usually {@code test}. */
    public Split reportSplit() {
        return described.map(DescribedFacts::report).orElse(Split.TEST);
    }

    /** The same benchmark with this data set before the others: it is used if a question does not name a data set. */
    public Benchmark first(Dataset dataset) {
        List<Dataset> all = new ArrayList<>(datasets);
        all.remove(dataset);
        all.add(0, dataset);
        return new Benchmark(key, shortName, title, space, all, schedules, built, described);
    }

    /** The same benchmark with one data set more, behind the others: somebody trained its networks on further images. */
    public Benchmark also(Dataset dataset) {
        List<Dataset> all = new ArrayList<>(datasets);
        all.add(dataset);
        return new Benchmark(key, shortName, title, space, all, schedules, built, described);
    }

    /** The published ones. */
    public static List<Benchmark> values() {
        return PUBLISHED;
    }

    /**
     * Its data set with this key.
     *
     * @throws UsageException listing its data sets
     */
    public Dataset dataset(String dataset) {
        return datasets.stream()
                .filter(d -> d.key().equals(dataset))
                .findFirst()
                .orElseThrow(() -> {
                    String all = datasets.stream().map(Dataset::key).collect(Collectors.joining(", "));
                    return new UsageException("data set: " + key + " trained on " + all + ", found '" + dataset
                            + "'. Numbers of other images are not comparable.");
                });
    }

    /**
     * The published benchmark with this {@link #key} or {@link #shortName}.
     *
     * @throws UsageException listing them
     */
    public static Benchmark of(String name) {
        return find(name)
                .orElseThrow(() -> new UsageException("unknown benchmark: expected one of "
                        + PUBLISHED.stream()
                                .map(b -> b.shortName + " (" + b.key + ")")
                                .collect(Collectors.joining(", "))
                        + ", found '" + name + "'."));
    }

    /** Whether this is the name of a published table, a space or a store, so that no user's benchmark may have it. */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name) || find(name).isPresent();
    }

    /** The same as {@link #of}; empty if no published benchmark has this name. */
    public static Optional<Benchmark> find(String name) {
        return PUBLISHED.stream()
                .filter(b -> b.key.equals(name) || b.shortName.equals(name))
                .findFirst();
    }
}
