package assay.internal.experiments.build;

import assay.core.random.Seeds;
import assay.internal.experiments.config.BuildConfig;
import assay.internal.experiments.images.BuildImages;
import assay.internal.experiments.work.TimedEnds;
import assay.internal.images.BatchPlan;
import assay.internal.images.Batches;
import assay.internal.supernet.train.BriefTraining;
import assay.internal.supernet.train.Recipe;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Estimates the time of a build. A few steps of the cheapest and of the most expensive network are timed, and a step's time is
 * assumed to be linear in the network's multiply-adds. Evaluation counts as a third of a step for each image. The scores of
 * both networks by proxies are timed too, once.
 */
public final class Estimate {
    private static final int STEPS = 5;

    private final BuildConfig config;
    private final BuildSpace space;
    private final BuildImages images;

    public Estimate(BuildConfig config, BuildImages images) {
        this.config = config;
        space = BuildSpace.of(config);
        this.images = images;
    }

    /** CPU seconds of these trainings with one seed. */
    public double seconds(String backend, int[] archs) {
        double steps = config.recipe().epochs()
                * (config.train() + (config.valid() + config.test()) / 3.0)
                / config.recipe().batch();
        try (Backend engine = Backends.open(backend, DType.FLOAT32);
                CellProxies proxies = new CellProxies(config, images, backend, 0)) {
            return steps * TimedEnds.seconds(archs, this::cost, a -> step(engine, a))
                    + TimedEnds.seconds(archs, this::cost, a -> scores(proxies, a));
        }
    }

    private static double scores(CellProxies proxies, int arch) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long began = clock.getCurrentThreadCpuTime();
        proxies.score(arch);
        return (clock.getCurrentThreadCpuTime() - began) / 1e9;
    }

    private double cost(int arch) {
        return space.multiplyAdds(arch);
    }

    private double step(Backend engine, int arch) {
        Recipe r = config.recipe();
        int some = Math.min(images.train().size(), STEPS * r.batch());
        BatchPlan plan = BatchPlan.training(
                images.train().subset(IntStream.range(0, some).toArray()),
                images.normalisation(),
                r.batch(),
                new Seeds(0),
                "estimate");
        Recipe once = new Recipe(
                1,
                r.batch(),
                r.rate(),
                r.schedule(),
                0,
                r.momentum(),
                r.nesterov(),
                r.decay(),
                r.clip(),
                0,
                0,
                r.smoothing());
        Network net = space.network(engine, space.at(arch));
        net.initialise(new Seeds(0));
        return new BriefTraining(once, new Batches(plan, 0), List.of())
                        .run(engine, net, () -> false)
                        .get(0)
                        .trainSeconds()
                / plan.stepsPerEpoch();
    }
}
