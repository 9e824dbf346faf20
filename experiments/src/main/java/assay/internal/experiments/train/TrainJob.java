package assay.internal.experiments.train;

import assay.core.random.Seeds;
import assay.internal.core.text.RecordWords;
import assay.internal.experiments.images.TrainImages;
import assay.internal.experiments.work.Fingerprint;
import assay.internal.experiments.work.Version;
import assay.internal.images.Augmentation;
import assay.internal.images.BatchPlan;
import assay.internal.images.Batches;
import assay.internal.images.ImageSet;
import assay.internal.supernet.train.Recipe;
import assay.internal.supernet.train.Trainer;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One training, with everything that determines its result. The same job gives the same bytes, whether it is started by {@code
 * assay train} or an experiment.
 *
 * @param augmentation of the training images
 * @param workers threads that share each batch
 */
public record TrainJob(
        NetworkPlan plan,
        Recipe recipe,
        TrainImages data,
        Augmentation augmentation,
        long seed,
        String backend,
        int workers) {
    /** Data, recipe, seed and engine as texts, for files. */
    public Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("dataset", data.train().name());
        about.put("images_sha256", data.train().sha256());
        about.put("train_images", Integer.toString(data.train().size()));
        about.put("recipe", RecordWords.of(recipe));
        about.put("augmentation", RecordWords.of(augmentation));
        about.put("seed", Long.toString(seed));
        about.put("backend", backend);
        about.put("workers", Integer.toString(workers));
        return about;
    }

    /** Everything that determines the result and its measurements. */
    public Fingerprint fingerprint() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("network", plan.texts());
        facts.put("recipe", recipe);
        facts.put("augmentation", augmentation);
        facts.put("images", Map.of("train", images(data.train()), "test", images(data.test())));
        facts.put("seed", seed);
        facts.put("backend", backend);
        facts.put("workers", workers); // normalisation sees a worker's part of a batch
        facts.put("assay", Version.number());
        return Fingerprint.of(facts);
    }

    private static Map<String, Object> images(ImageSet set) {
        return Map.of("name", set.name(), "sha256", set.sha256(), "size", set.size());
    }

    /** A trainer, in the state of the checkpoint if there is one. */
    public Trainer trainer(Path checkpoint) {
        return new Trainer(
                recipe,
                workers,
                () -> Backends.open(backend, DType.FLOAT32),
                plan::make,
                new Batches(batches()),
                seeds(),
                checkpoint,
                fingerprint().sha256());
    }

    /** The same with other batches. */
    public TrainJob inBatchesOf(int images) {
        return new TrainJob(plan, recipe.withBatch(images), data, augmentation, seed, backend, workers);
    }

    /** The images from which the network learns. */
    public BatchPlan batches() {
        return BatchPlan.training(data.train(), data.normalisation(), recipe.batch(), seeds().child("batches"), "train")
                .with(augmentation);
    }

    private Seeds seeds() {
        return new Seeds(seed);
    }

    /** The images on which the network is measured. */
    public Batches tests() {
        return new Batches(BatchPlan.evaluation(data.test(), data.normalisation(), recipe.batch()));
    }
}
