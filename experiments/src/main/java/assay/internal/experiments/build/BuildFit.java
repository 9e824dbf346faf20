package assay.internal.experiments.build;

import static assay.internal.experiments.work.EngineMemory.gib;

import assay.core.error.ShapeException;
import assay.core.error.UsageException;
import assay.core.kit.SpaceKits;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import assay.internal.bench201.network.Network201;
import assay.internal.experiments.config.BuildConfig;
import assay.internal.experiments.spaces.ScoreFit;
import assay.internal.supernet.train.TrainMemory;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import assay.supernet.kit.NetworkKits;
import assay.supernet.kit.NetworkShape;
import assay.supernet.tensor.DType;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks that a build fits into memory, before its first network is made. */
public final class BuildFit {
    private static final String LOWER = "recipe.batch, network.channels, network.cells or --workers";

    private static final Genotype201 LARGEST = new Genotype201(Collections.nCopies(Genotype201.EDGES, Op201.CONV_3X3));

    private BuildFit() {}

    /**
     * @param workers networks at a time
     * @param limit bytes that all of them may hold in tensors
     * @throws UsageException naming need and limit, if the largest network does not fit once for each worker
     */
    public static void check(BuildConfig config, int workers, long limit) {
        long need = need(config, LARGEST);
        if (need > limit / workers) {
            throw new UsageException(String.format(
                    Locale.ROOT,
                    "memory: the largest network of the build holds %.1f GiB in tensors, %d at a time: expected at most %.1f"
                            + " GiB. Lower %s.",
                    gib(need),
                    workers,
                    gib(limit),
                    LOWER));
        }
        scores(config).ifPresent(fit -> fit.check(LARGEST, workers, LOWER));
    }

    /** Bytes that the largest network holds in tensors while it is trained and scored. */
    public static long bytes(BuildConfig config) {
        return Math.max(
                need(config, LARGEST),
                scores(config).map(fit -> fit.bytes(LARGEST)).orElse(0L));
    }

    /** The scores of the networks by proxies, if any are asked for. */
    private static Optional<ScoreFit> scores(BuildConfig config) {
        List<Proxy> proxies = config.proxies().stream().map(Proxies::named).toList();
        if (proxies.isEmpty()) {
            return Optional.empty();
        }
        NetworkShape shape = new NetworkShape(config.channels(), config.cells(), config.classes(), config.size());
        boolean images = proxies.stream().anyMatch(Proxy::needsData);
        return Optional.of(new ScoreFit(
                NetworkKits.of(SpaceKits.named(BuildConfig.SPACE, "build"), "build"),
                shape,
                proxies,
                DType.FLOAT32,
                images ? config.recipe().batch() : 0));
    }

    private static long need(BuildConfig config, Genotype201 largest) {
        try {
            return TrainMemory.bytes(
                    k -> new Network201(k, config.skeleton(), largest), config.recipe(), 1, config.size());
        } catch (ShapeException e) {
            throw new UsageException(
                    "memory: a network of the build needs more than any engine has: " + e.getMessage() + " Lower "
                            + LOWER + ".",
                    e);
        }
    }
}
