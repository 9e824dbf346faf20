package assay.internal.experiments.judge;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.internal.core.io.FolderTree;
import assay.internal.experiments.config.RetrainConfig;
import assay.internal.experiments.images.TrainImages;
import assay.internal.experiments.place.Shop;
import assay.internal.experiments.place.UnitAnswer;
import assay.internal.experiments.place.UnitWatch;
import assay.internal.experiments.place.UnitWorker;
import assay.internal.experiments.train.NetworkPlan;
import assay.internal.experiments.train.TrainJob;
import assay.internal.images.Augmentation;
import assay.internal.supernet.train.Recipe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Trains found architectures by one recipe.
 *
 * @param space its name
 * @param epochs of each training
 */
record TrainShop(String space, RetrainConfig retrain, TrainImages images, int epochs, String backend)
        implements Shop<TrainedUnit> {
    private SpaceKit kit() {
        return SpaceKits.named(space, "retrain");
    }

    /** The network of an architecture. */
    static NetworkPlan plan(SpaceKit space, RetrainConfig retrain, Genotype arch, int classes) {
        try {
            return new NetworkPlan(
                    space.shortName(),
                    arch,
                    false,
                    retrain.channels(),
                    retrain.cells(),
                    classes,
                    retrain.size(),
                    retrain.auxiliary() > 0);
        } catch (UsageException e) {
            throw new UsageException("retrain: " + e.getMessage(), e);
        }
    }

    TrainJob job(Genotype arch, long seed) {
        Recipe published = Recipe.cifar();
        Recipe recipe = new Recipe(
                epochs,
                retrain.batch(),
                retrain.rate(),
                published.schedule(),
                published.warmup(),
                published.momentum(),
                published.nesterov(),
                published.decay(),
                published.clip(),
                retrain.dropPath(),
                retrain.auxiliary(),
                published.smoothing());
        NetworkPlan plan = plan(kit(), retrain, arch, images.train().classes());
        Augmentation augmentation = Augmentation.standard(images.train()).withCutout(retrain.cutout());
        return new TrainJob(plan, recipe, images, augmentation, seed, backend, 1);
    }

    @Override
    public UnitWorker<TrainedUnit> worker() {
        return new UnitWorker<>() {
            @Override
            public UnitAnswer work(TrainedUnit unit, UnitWatch watch) throws IOException {
                Path folder = Files.createTempDirectory("assay-training-"); // a checkpoint is useless elsewhere
                try {
                    TrainJob job = job(kit().search().orElseThrow().parse(unit.arch()), unit.seed());
                    TrainUnit training = new TrainUnit(job, folder.resolve("training"));
                    TrainUnit.Result result = training.train((done, what) -> {}, watch::halted);
                    return UnitAnswer.of(
                            result.text().getBytes(StandardCharsets.UTF_8),
                            result.timeless().getBytes(StandardCharsets.UTF_8));
                } finally {
                    FolderTree.delete(folder);
                }
            }

            @Override
            public void close() {
                // nothing is kept between trainings
            }
        };
    }
}
