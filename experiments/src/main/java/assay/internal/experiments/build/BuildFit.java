package assay.internal.experiments.build;

import static assay.internal.experiments.work.EngineMemory.gib;

import assay.core.error.ShapeException;
import assay.core.error.UsageException;
import assay.core.space.Genotype;
import assay.internal.experiments.config.BuildConfig;
import assay.internal.experiments.spaces.ScoreFit;
import assay.internal.supernet.train.TrainMemory;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import assay.supernet.tensor.DType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks that a build fits into memory, before its first network is made. */
public final class BuildFit {
    private static final String LOWER = "recipe.batch, network.channels, network.cells or --workers";

    private BuildFit() {}

    /**
     * @param workers networks at a time
     * @param limit bytes that all of them may hold in tensors
     * @throws UsageException naming need and limit, if the largest network does not fit once for each worker
     */
    public static void check(BuildConfig config, int workers, long limit) {
        BuildSpace space = BuildSpace.of(config);
        Genotype largest = space.largest();
        long need = need(config, space, largest);
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
        scores(config, space).ifPresent(fit -> fit.check(largest, workers, LOWER));
    }

    /** Bytes that the largest network holds in tensors while it is trained and scored. */
    public static long bytes(BuildConfig config) {
        BuildSpace space = BuildSpace.of(config);
        Genotype largest = space.largest();
        return Math.max(
                need(config, space, largest),
                scores(config, space).map(fit -> fit.bytes(largest)).orElse(0L));
    }

    /** The scores of the networks by proxies, if any are asked for. */
    private static Optional<ScoreFit> scores(BuildConfig config, BuildSpace space) {
        List<Proxy> proxies = config.proxies().stream().map(Proxies::named).toList();
        if (proxies.isEmpty()) {
            return Optional.empty();
        }
        boolean images = proxies.stream().anyMatch(Proxy::needsData);
        return Optional.of(new ScoreFit(
                space.networks(),
                space.shape(),
                proxies,
                DType.FLOAT32,
                images ? config.recipe().batch() : 0));
    }

    private static long need(BuildConfig config, BuildSpace space, Genotype largest) {
        try {
            return TrainMemory.bytes(k -> space.network(k, largest), config.recipe(), 1, config.size());
        } catch (ShapeException e) {
            throw new UsageException(
                    "memory: a network of the build needs more than any engine has: " + e.getMessage() + " Lower "
                            + LOWER + ".",
                    e);
        }
    }
}
