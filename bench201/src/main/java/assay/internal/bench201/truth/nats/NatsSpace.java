package assay.internal.bench201.truth.nats;

import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.internal.bench201.truth.kind.Kind201;
import assay.internal.bench201.truth.kind.KindSize;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.truth.Architectures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two spaces of NATS-Bench: what their files may contain. */
public enum NatsSpace {
    /** The space of NAS-Bench-201. Its own files call the settings {@code less} and {@code full}. */
    TOPOLOGY(Benchmark.NASBENCH201, Kind201.KIND, Map.of("12", 12, "200", 200, "less", 12, "full", 200)),
    SIZE(Benchmark.NATSBENCH_SSS, KindSize.KIND, Map.of("01", 1, "12", 12, "90", 90));

    /** How the first text of an architecture looks: operations, or five numbers. */
    private static final Pattern TEXT =
            Pattern.compile("(\\|(?:none|skip_connect|nor_conv_1x1|nor_conv_3x3|avg_pool_3x3)~0\\|)|\\d+(?::\\d+){4}");

    private final Architectures architectures;
    private final StoreKind kind;
    private final Map<String, Integer> settings;

    NatsSpace(Benchmark benchmark, StoreKind kind, Map<String, Integer> settings) {
        this.architectures = Architectures.of(benchmark);
        this.kind = kind;
        this.settings = settings;
    }

    public Architectures architectures() {
        return architectures;
    }

    StoreKind kind() {
        return kind;
    }

    /** The epochs of a training setting; empty if the space has no setting with this name. */
    Optional<Integer> schedule(Object setting) {
        return setting instanceof String s ? Optional.ofNullable(settings.get(s)) : Optional.empty();
    }

    /** The seeds with which the benchmark trained, at least for some architectures. */
    List<Integer> seeds(Dataset dataset, int schedule) {
        if (!dataset.isOfKnownImages()) {
            return List.of();
        }
        if (this == TOPOLOGY && schedule == 12) {
            return dataset.equals(Dataset.CIFAR10_VALID) ? List.of(111, 777) : List.of(111);
        }
        boolean several = this == TOPOLOGY || schedule == 12;
        return several ? List.of(777, 888, 999) : List.of(777);
    }

    /** The space in the name of an official file. */
    static Optional<NatsSpace> named(String file) {
        return file.contains("NATS-sss") ? Optional.of(SIZE) : Optional.of(TOPOLOGY);
    }

    /** The space of the first architecture in this Latin-1 text. */
    static Optional<NatsSpace> of(String content) {
        Matcher text = TEXT.matcher(content);
        return text.find() ? Optional.of(text.group(1) == null ? SIZE : TOPOLOGY) : Optional.empty();
    }
}
