package assay.internal.experiments.train;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.internal.core.io.ProcessLock;
import assay.internal.core.io.WholeFile;
import assay.internal.experiments.work.Fingerprint;
import assay.internal.experiments.work.Fingerprint.Difference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder of a training, for one program at a time. A drawn seed is kept, so that the same command continues. */
public final class TrainFolder implements AutoCloseable {
    public static final String CHECKPOINT = "checkpoint";
    public static final String MODEL = "model.safetensors";
    /** The table of the epochs. */
    public static final String HISTORY = "history.csv";

    /** The file with everything that determines the folder's training. */
    private static final String TRAINING = "training.json";

    private static final String SEED = "seed";

    /** The options of the command for the facts of a training. */
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("network.space", "--space"),
            Map.entry("network.arch", "--arch"),
            Map.entry("network.imagenet_stem", "--recipe"),
            Map.entry("network.channels", "--channels"),
            Map.entry("network.cells", "--cells"),
            Map.entry("network.image_size", "--size"),
            Map.entry("recipe.epochs", "--epochs"),
            Map.entry("recipe.batch", "--batch"),
            Map.entry("recipe.rate", "--rate"),
            Map.entry("recipe.hidden", "--hidden"),
            Map.entry("recipe.bptt", "--bptt"),
            Map.entry("recipe.dropouts.embedding", "--dropouts (of words)"),
            Map.entry("recipe.dropouts.input", "--dropouts (of vectors)"),
            Map.entry("recipe.dropouts.x", "--dropouts (in the cell)"),
            Map.entry("recipe.dropouts.h", "--dropouts (of states)"),
            Map.entry("recipe.dropouts.output", "--dropouts (of outputs)"),
            Map.entry("recipe.ar", "--ar"),
            Map.entry("recipe.tar", "--tar"),
            Map.entry("recipe.few", "--switch-after"),
            Map.entry("recipe.fineTuning", "--fine-tune"),
            Map.entry("text.sha256", "--text (SHA-256)"),
            Map.entry("text.train_words", "--words"),
            Map.entry("recipe.schedule", "--schedule"),
            Map.entry("recipe.warmup", "--warmup"),
            Map.entry("recipe.nesterov", "--nesterov"),
            Map.entry("recipe.decay", "--decay"),
            Map.entry("recipe.clip", "--clip"),
            Map.entry("recipe.dropPath", "--drop-path"),
            Map.entry("recipe.auxiliary", "--auxiliary"),
            Map.entry("recipe.smoothing", "--smoothing"),
            Map.entry("augmentation.padding", "--crop"),
            Map.entry("augmentation.resized", "--crop"),
            Map.entry("augmentation.cutout", "--cutout"),
            Map.entry("images.train.size", "--train"),
            Map.entry("images.train.sha256", "--images (SHA-256)"),
            Map.entry("images.test.size", "--test-images"),
            Map.entry("images.test.sha256", "--test (SHA-256)"),
            Map.entry("seed", "--seed"),
            Map.entry("backend", "--backend"),
            Map.entry("workers", "--workers"),
            Map.entry("assay", "the version of Assay"));

    private final Path path;
    private final ProcessLock lock;

    private TrainFolder(Path path, ProcessLock lock) {
        this.path = path;
        this.lock = lock;
    }

    public static TrainFolder open(Path path) {
        try {
            Files.createDirectories(path);
            ProcessLock lock = ProcessLock.take(path.resolve("lock"))
                    .orElseThrow(() -> new UsageException(
                            "train: expected " + path + " for this training alone, found another program at"
                                    + " work there. Wait for it, or choose another folder with --out."));
            return new TrainFolder(path, lock);
        } catch (IOException e) {
            throw new DataMissingException(
                    "train: expected a folder that can be written, found " + path + ": " + e.getMessage()
                            + ". Choose another with --out.",
                    e);
        }
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    /** The given seed, or the one that was drawn here before, or a new one. */
    public long seed(Long given) {
        Path file = file(SEED);
        try {
            if (given == null && Files.exists(file)) {
                return Long.parseLong(Files.readString(file).strip());
            }
        } catch (IOException | NumberFormatException e) {
            throw new DataMissingException(
                    file + ": expected the seed that was drawn, found " + e.getMessage() + ". Give --seed N.", e);
        }
        return given != null ? given : ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    }

    /** The same for a training on images. */
    public void claim(TrainJob job, boolean fresh) {
        claim(job.fingerprint(), job.seed(), fresh);
    }

    /**
     * Marks this as the folder of the training, so that the same command continues.
     *
     * @param training everything that determines its result
     * @param seed of the training
     * @param fresh whether to forget what was done here; results stay until new ones take their places
     * @throws UsageException naming what differs, if it is the folder of another training
     */
    public void claim(Fingerprint training, long seed, boolean fresh) {
        if (fresh) {
            forget();
        } else if (!Files.exists(file(TRAINING)) && Stream.of(CHECKPOINT, MODEL).anyMatch(f -> Files.exists(file(f)))) {
            throw another("found one without " + TRAINING + ", which says of what");
        }
        List<Difference> differences = training.claim(file(TRAINING));
        if (!differences.isEmpty()) {
            throw another("found another: "
                    + differences.stream().map(TrainFolder::words).collect(Collectors.joining("; ")));
        }
        WholeFile.write(file(SEED), seed + "\n");
    }

    private UsageException another(String found) {
        return new UsageException("train: expected " + path + " to hold this training or none, " + found
                + ". Nothing was changed. Give the options of then to go on with it, another folder (--out) to keep it, or"
                + " --fresh to start again and lose it.");
    }

    private static String words(Difference d) {
        String option = OPTIONS.get(d.path());
        return (option == null ? d.path() : option) + " " + d.before() + " before, " + d.now() + " now";
    }

    private void forget() {
        for (String name : List.of(CHECKPOINT, CHECKPOINT + "-best", TRAINING)) {
            try {
                Files.deleteIfExists(file(name));
            } catch (IOException e) {
                throw new DataMissingException(file(name) + ": cannot be deleted: " + e.getMessage() + ".", e);
            }
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
