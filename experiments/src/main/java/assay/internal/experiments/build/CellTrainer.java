package assay.internal.experiments.build;

import assay.core.random.Seeds;
import assay.internal.experiments.build.Trained.Curve;
import assay.internal.experiments.config.BuildConfig;
import assay.internal.experiments.images.BuildImages;
import assay.internal.images.Augmentation;
import assay.internal.images.BatchPlan;
import assay.internal.images.BatchSource;
import assay.internal.images.Batches;
import assay.internal.images.ImageSet;
import assay.internal.supernet.train.BriefTraining;
import assay.internal.supernet.train.EpochResult.Quality;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Trains cells one after the other with one seed, on one thread with one engine. All start from the same streams: layers of
 * the same name and shape have the same first values, and batches come in the same order.
 */
final class CellTrainer {
    private static final int EVALUATION_BATCH = 500;

    private final BuildConfig config;
    private final BuildSpace space;
    private final Backend backend;
    private final Seeds seeds;
    private final BriefTraining training;

    CellTrainer(BuildConfig config, BuildImages images, Backend backend, long seed) {
        this.config = config;
        space = BuildSpace.of(config);
        this.backend = backend;
        seeds = new Seeds(seed);
        training = new BriefTraining(
                config.recipe(),
                new Batches(batches(config, images, seeds, "train"), 0),
                List.of(evaluation(images, images.valid()), evaluation(images, images.test())));
    }

    /**
     * Training images as in the recipe.
     *
     * @param stream from which they are drawn
     */
    static BatchPlan batches(BuildConfig config, BuildImages images, Seeds seeds, String stream) {
        return BatchPlan.training(
                        images.train(), images.normalisation(), config.recipe().batch(), seeds, stream)
                .with(new Augmentation(config.padding(), config.flip(), 0));
    }

    private static BatchSource evaluation(BuildImages images, ImageSet set) {
        return new Batches(BatchPlan.evaluation(set, images.normalisation(), EVALUATION_BATCH), 0);
    }

    /** @param stop asked after every step */
    Trained train(int arch, BooleanSupplier stop) {
        Network net = untrained(space, backend, arch, seeds);
        int epochs = config.recipe().epochs();
        Curve train = new Curve(epochs);
        Curve valid = new Curve(epochs);
        Curve test = new Curve(epochs);
        double trainSeconds = 0;
        double judgeSeconds = 0;
        List<BriefTraining.Epoch> results = training.run(backend, net, stop);
        for (int e = 0; e < epochs; e++) {
            BriefTraining.Epoch result = results.get(e);
            put(train, e, result.trained());
            put(valid, e, result.judged().get(0));
            put(test, e, result.judged().get(1));
            trainSeconds += result.trainSeconds();
            judgeSeconds += result.judgeSeconds();
        }
        double share = (double) config.valid() / (config.valid() + config.test());
        return new Trained(arch, train, valid, test, trainSeconds / epochs, judgeSeconds * share / epochs, List.of());
    }

    /** The untrained network of a training with these seeds. */
    static Network untrained(BuildSpace space, Backend on, int arch, Seeds seeds) {
        Network net = space.network(on, space.at(arch));
        net.initialise(seeds.child("init"));
        return net;
    }

    private static void put(Curve curve, int epoch, Quality q) {
        curve.set(epoch, q.top1(), q.images(), q.loss());
    }
}
