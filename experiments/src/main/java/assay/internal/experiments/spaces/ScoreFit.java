package assay.internal.experiments.spaces;

import assay.core.error.ShapeException;
import assay.core.error.UsageException;
import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.internal.experiments.work.EngineMemory;
import assay.proxies.Probe;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import assay.supernet.kit.NetworkKit;
import assay.supernet.kit.NetworkShape;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.SizingBackend;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Checks that scoring by proxies fits into memory, before the first network is made. */
public final class ScoreFit {
    /** Copies of weights between an engine and its readers: one array of doubles for each. */
    private static final int COPIES = 2;

    private final NetworkKit networks;
    private final NetworkShape shape;
    private final List<Proxy> proxies;
    private final DType dtype;
    private final int batch;

    /**
     * @param batch images of the batch; 0 if no proxy looks at images
     * @param dtype of proxies that look at images
     */
    public ScoreFit(NetworkKit networks, NetworkShape shape, List<Proxy> proxies, DType dtype, int batch) {
        this.networks = networks;
        this.shape = shape;
        this.proxies = List.copyOf(proxies);
        this.dtype = dtype;
        this.batch = batch;
    }

    /** The architecture with the most parameters. */
    public Genotype largest(Stream<? extends Genotype> architectures) {
        return architectures
                .max(Comparator.comparingLong(a -> networks.cost(shape, a).params()))
                .orElseThrow();
    }

    /**
     * Checks that it fits.
     *
     * @param arch the largest architecture
     * @param together networks at a time
     * @param lower the options that the user can lower, for the message: {@code --batch or --cells}
     * @throws UsageException naming need and limit
     */
    public void check(Genotype arch, int together, String lower) {
        check(arch, together, lower, EngineMemory.limit(), freeHeap());
    }

    void check(Genotype arch, int together, String lower, long tensors, long heap) {
        try {
            long flow = proxies.stream().anyMatch(Proxy::isFlow) ? networks.flowBytes(shape, together) : 0;
            require(flow, heap, "SynFlow", "Java's heap", lower + ", or give Java more (ASSAY_JAVA_OPTS=-Xmx8g)");
            List<Proxy> others =
                    proxies.stream().filter(p -> flow == 0 || !p.isFlow()).toList();
            if (!others.isEmpty()) {
                others(arch, others, together, lower, tensors, heap);
            }
        } catch (ShapeException | OutOfMemoryError e) {
            throw new UsageException(
                    "memory: networks of this size need more than any engine has: " + e.getMessage() + " Lower " + lower
                            + ".",
                    e);
        }
    }

    /**
     * Bytes that scoring this architecture holds in tensors, and the shared part of SynFlow in Java's heap.
     *
     * @throws ShapeException if it needs more than any engine has
     */
    public long bytes(Genotype arch) {
        long flow = proxies.stream().anyMatch(Proxy::isFlow) ? networks.flowBytes(shape, 1) : 0;
        List<Proxy> others =
                proxies.stream().filter(p -> flow == 0 || !p.isFlow()).toList();
        return flow + (others.isEmpty() ? 0 : tensors(arch, others, (weights, copies) -> {}));
    }

    private void others(Genotype arch, List<Proxy> others, int together, String lower, long tensors, long heap) {
        long need = tensors(arch, others, (weights, copies) -> {
            require(weights * together, tensors, "the weights of a network", "tensors", lower);
            require(copies * together, heap, "making a network", "Java's heap", lower);
        });
        require(need * together, tensors, "scoring", "tensors", lower);
    }

    /** Told before a network is made. */
    private interface Making {
        void needs(long weights, long copies);
    }

    /** Bytes that scoring one network holds in tensors. */
    private long tensors(Genotype arch, List<Proxy> others, Making making) {
        try (SizingBackend first = new SizingBackend(dtype);
                SizingBackend single = new SizingBackend(dtype);
                SizingBackend wide = new SizingBackend(DType.FLOAT64)) {
            int side = shape.imageSize();
            long copies = networks.network(first, shape, arch).parameters().list().stream()
                    .mapToLong(p -> (long) COPIES * Double.BYTES * p.size())
                    .max()
                    .orElse(0);
            making.needs(first.bytesHeld(), copies);
            Probe probe = batch > 0
                    ? Probe.ofBatch(single, wide, single.take(batch, 3, side, side), new int[batch])
                    : new Probe(single, wide, side, side, null, null, new Seeds(0));
            try (ProxyTask task = new ProxyTask(probe, on -> networks.network(on, shape, arch), OptionalDouble.of(1))
                    .thinBy(on -> networks.thin(on, arch))
                    .judgedBy(others)) {
                others.forEach(p -> p.score(task));
                return single.bytesHeld() + wide.bytesHeld();
            }
        }
    }

    private static void require(long need, long limit, String what, String where, String lower) {
        if (need > limit) {
            throw new UsageException(String.format(
                    Locale.ROOT,
                    "memory: %s holds %.1f GiB in %s: expected at most %.1f GiB. Lower %s.",
                    what,
                    EngineMemory.gib(need),
                    where,
                    EngineMemory.gib(limit),
                    lower));
        }
    }

    private static long freeHeap() {
        Runtime java = Runtime.getRuntime();
        return java.maxMemory() - (java.totalMemory() - java.freeMemory());
    }
}
