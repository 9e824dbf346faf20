package assay.internal.experiments.judge;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.random.Seeds;
import assay.core.run.Retrained;
import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.core.run.WorkListener;
import assay.core.space.Genotype;
import assay.core.truth.Truth;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.ImagesConfig;
import assay.internal.experiments.config.RetrainConfig;
import assay.internal.experiments.images.SearchImages;
import assay.internal.experiments.images.TrainImages;
import assay.internal.experiments.train.TrainFit;
import assay.internal.experiments.train.TrainJob;
import assay.internal.experiments.work.RunOptions;
import assay.internal.experiments.work.WorkFolder;
import assay.internal.images.ImageSet;
import assay.internal.images.Normalisation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges by training: the network of every architecture that some run chose, once with each retraining seed. Trainings are
 * stored under everything that determines them. So the same training is not done again for another method, or if a changed
 * search finds the same architecture.
 */
final class Retraining implements Judge {
    private final SpaceKit space;
    private final RetrainConfig retrain;
    private final RunOptions options;
    private final TrainImages images;
    private final Optional<TrainImages> selecting;
    private final long limit;

    /**
     * Reads the images, and checks before the long searches that a network can be built and trained in the available memory.
     *
     * @param limit bytes that all trainings at a time may hold in tensors
     */
    Retraining(ExperimentConfig config, RunOptions options, long limit) {
        this(
                config.space(),
                config.retrain().orElseThrow(),
                config.images(),
                config.methods().size() * config.seeds().size(),
                options,
                limit);
    }

    /**
     * The same for architectures found elsewhere.
     *
     * @param searched the images of the search
     * @param runs how many architectures will be trained at most
     */
    Retraining(String space, RetrainConfig retrain, ImagesConfig searched, int runs, RunOptions options, long limit) {
        this.space = SpaceKits.named(space, "retrain");
        this.retrain = retrain;
        this.options = options;
        this.limit = limit;
        Map.Entry<String, Genotype> known = typical();
        Genotype typical = known.getValue();
        TrainShop.plan(this.space, retrain, typical, searched.classes());
        boolean same = retrain.dataset().equals(searched.dataset());
        Path path = SearchImages.path(
                retrain.dataset(), same ? options.images() : Optional.empty(), options.data(), "retrain");
        images = TrainImages.read(path, null, retrain.size(), count(retrain.train()), count(retrain.test()));
        if (!images.train().name().equals(retrain.dataset())) {
            throw new UsageException("retrain: expected " + retrain.dataset() + ", found "
                    + images.train().name() + " in " + path + ". Name the other folder.");
        }
        selecting = retrain.selects() ? Optional.of(selecting(path)) : Optional.empty();
        checkFits(
                shop(retrain.epochs(), images).job(typical, 0),
                "training " + known.getKey() + ", of the size of what will be found,",
                runs);
    }

    /** Training images in two parts. If both are halves of all images, they are the halves of a search on halves. */
    private TrainImages selecting(Path path) {
        ImageSet.Split split = ImageSet.colour(path, ImageSet.Part.TRAIN, retrain.size())
                .split(retrain.selectTrain(), retrain.selectValid(), new Seeds(0));
        return new TrainImages(split.train(), split.valid(), Normalisation.of(split.train()));
    }

    /** An architecture that stands for the unknown ones: one from the literature, otherwise a drawn one. */
    private Map.Entry<String, Genotype> typical() {
        return space.typical()
                .map(k -> Map.entry(k.name(), k.genotype()))
                .orElseGet(() -> Map.entry(
                        "a drawn architecture", space.search().orElseThrow().sample(new Seeds(0).stream("typical"))));
    }

    /** @param networks the largest number of networks to train with each seed */
    private void checkFits(TrainJob job, String what, int networks) {
        int together = Math.min(options.threads(), networks * retrain.seeds().size());
        TrainFit.check(job, what, "retrain.batch", together, limit);
    }

    private static Integer count(int given) {
        return given == 0 ? null : given;
    }

    private TrainShop shop(int epochs, TrainImages on) {
        return new TrainShop(space.name(), retrain, on, epochs, options.backend());
    }

    @Override
    public List<Training> train(List<RunRecord> records, WorkFolder work, WorkListener listener) {
        List<Genotype> found =
                records.stream().map(RunRecord::chosen).distinct().toList();
        List<Training> trainings = new ArrayList<>();
        if (selecting.isPresent()) {
            trainings.addAll(trained(
                    found, List.of(retrain.seeds().get(0)), retrain.selectEpochs(), selecting.get(), work, listener));
            found = SelectedSearches.best(records, trainings);
        }
        trainings.addAll(trained(found, retrain.seeds(), retrain.epochs(), images, work, listener));
        return trainings;
    }

    private List<Training> trained(
            List<Genotype> found,
            List<Long> seeds,
            int epochs,
            TrainImages on,
            WorkFolder work,
            WorkListener listener) {
        TrainShop shop = shop(epochs, on);
        List<NetworkTraining> units = new ArrayList<>();
        for (Genotype arch : found) {
            checkFits(shop.job(arch, 0), "training the found " + arch.text(), found.size());
            for (long seed : seeds) {
                TrainJob job = shop.job(arch, seed);
                units.add(new TrainUnit(
                        job, work.trainings().resolve(job.fingerprint().name())));
            }
        }
        return NetworkTraining.all(
                units,
                epochs,
                work,
                listener,
                options.on().isEmpty()
                        ? NetworkTraining.here(options.threads(), listener)
                        : new TrainingsElsewhere(shop, options, listener));
    }

    @Override
    public Truth truth(List<Training> trainings) {
        return new Retrained(trainings);
    }

    @Override
    public Map<String, String> facts(List<RunRecord> records) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "judged by",
                "training the found networks: " + images.words() + ", sha256 "
                        + images.train().sha256());
        selecting.ifPresent(s -> facts.put(
                "searches selected by",
                "accuracy on " + s.test().size() + " training images after " + retrain.selectEpochs() + " epochs on "
                        + s.train().size() + " others; of each method the best is trained to the end"));
        return facts;
    }

    @Override
    public List<String> table() {
        return List.of();
    }

    @Override
    public void close() {
        // the images are on the heap
    }
}
