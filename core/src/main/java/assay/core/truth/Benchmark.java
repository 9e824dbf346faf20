package assay.core.truth;

import static assay.core.truth.Dataset.CIFAR10;
import static assay.core.truth.Dataset.CIFAR100;
import static assay.core.truth.Dataset.CIFAR10_40K;
import static assay.core.truth.Dataset.CIFAR10_VALID;
import static assay.core.truth.Dataset.IMAGENET16_120;

import assay.core.error.UsageException;
import assay.core.space.OneShotSpace;
import assay.core.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The tabular benchmarks: each has a search space, and a store of what was measured on all of it. */
public enum Benchmark {
    /** NAS-Bench-201, and the topology space of NATS-Bench: 15,625 cells (Dong and Yang, ICLR 2020). */
    NASBENCH201(
            "nasbench201",
            "201",
            "NAS-Bench-201",
            List.of(CIFAR10_VALID, CIFAR10, CIFAR100, IMAGENET16_120),
            List.of(12, 200)),
    /** The size space of NATS-Bench: 32,768 networks (Dong et al., TPAMI 2021). */
    NATSBENCH_SSS(
            "natsbench-sss",
            "sss",
            "NATS-Bench's size space",
            List.of(CIFAR10_VALID, CIFAR10, CIFAR100, IMAGENET16_120),
            List.of(1, 12, 90)),
    /** NAS-Bench-101: 423,624 cells (Ying et al., ICML 2019). */
    NASBENCH101("nasbench101", "101", "NAS-Bench-101", List.of(CIFAR10_40K), List.of(4, 12, 36, 108));

    private final String key;
    private final String shortName;
    private final String title;
    private final List<Dataset> datasets;
    private final List<Integer> schedules;

    Benchmark(String key, String shortName, String title, List<Dataset> datasets, List<Integer> schedules) {
        this.key = key;
        this.shortName = shortName;
        this.title = title;
        this.datasets = datasets;
        this.schedules = schedules;
    }

    /** The name of its search space, which its store's file has too. */
    public String key() {
        return key;
    }

    /** What commands call it. */
    public String shortName() {
        return shortName;
    }

    /** For people: {@code NAS-Bench-201}. */
    public String title() {
        return title;
    }

    /** What its networks were trained on. */
    public List<Dataset> datasets() {
        return datasets;
    }

    /** Its training settings, named by their epochs. */
    public List<Integer> schedules() {
        return schedules;
    }

    /**
     * The benchmark whose table judges the architectures of a search space: its own, or NAS-Bench-101 for the spaces of
     * NAS-Bench-1Shot1.
     *
     * @throws UsageException if no table does
     */
    public static Benchmark judging(SearchSpace space) {
        return space instanceof OneShotSpace ? NASBENCH101 : of(space.name());
    }

    /**
     * Reads a {@link #key} or a {@link #shortName}.
     *
     * @throws UsageException listing both
     */
    public static Benchmark of(String name) {
        return Arrays.stream(values())
                .filter(b -> b.key.equals(name) || b.shortName.equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("unknown benchmark: expected one of "
                        + Arrays.stream(values())
                                .map(b -> b.shortName + " (" + b.key + ")")
                                .collect(Collectors.joining(", "))
                        + ", found '" + name + "'."));
    }
}
