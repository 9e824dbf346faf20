package assay.internal.experiments.config;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.internal.experiments.config.yaml.ConfigMapping;
import assay.internal.experiments.config.yaml.YamlText;
import assay.internal.experiments.config.yaml.YamlTree;
import assay.supernet.kit.NetworkKits;
import assay.supernet.kit.TrainingDefaults;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How the architectures that searches find are trained and measured if no table judges them. Everything else is as published:
 * SGD with momentum 0.9, weight decay 3e-4, gradients clipped at 5, crop and flip. The defaults are those of the DARTS paper;
 * the size of the network is that of the space ({@link TrainingDefaults}).
 *
 * @param dataset {@code cifar10} or {@code cifar100}; if it is not the search's, this is a transfer
 * @param train training images; 0 for all
 * @param test test images; 0 for all
 * @param size height and width after mean pooling
 * @param channels of the first cells
 * @param cells of the whole network
 * @param rate of the first epoch; it falls to 0 as a cosine
 * @param auxiliary weight of the auxiliary classifier's loss; 0: no such classifier
 * @param dropPath probability at the end
 * @param cutout side of the square set to zero; 0: none
 * @param seeds each found architecture is trained once with each seed
 * @param selectEpochs if it is not 0, only one architecture of each method is trained in this way. It is the best of the
 *     method's searches after a training of this many epochs on {@code selectTrain} training images, by its accuracy on
 *     {@code selectValid} other images (DARTS: the best of four searches; BaLeNAS: of five)
 */
public record RetrainConfig(
        String dataset,
        int train,
        int test,
        int size,
        int channels,
        int cells,
        int epochs,
        int batch,
        double rate,
        double auxiliary,
        double dropPath,
        int cutout,
        List<Long> seeds,
        int selectEpochs,
        int selectTrain,
        int selectValid)
        implements Serializable {
    private static final List<String> DATASETS = List.of("cifar10", "cifar100");

    public RetrainConfig {
        seeds = List.copyOf(seeds);
    }

    /** @throws UsageException if the networks of the space cannot be trained */
    static RetrainConfig read(ConfigMapping s, SpaceKit kit, ImagesConfig searched) {
        TrainingDefaults network = NetworkKits.find(kit)
                .flatMap(n -> n.training(false))
                .orElseThrow(() -> new UsageException("space: expected one with a table, or with networks that"
                        + " 'assay train' trains, found '" + kit.name() + "'. Nothing can judge its architectures."
                        + " Give it one of them (docs/adding-a-space.md)."));
        return read(s, network, searched);
    }

    static RetrainConfig read(ConfigMapping s, TrainingDefaults network, ImagesConfig searched) {
        int size = s.integer("size", 32, 4, Bounds.SIDE);
        RetrainConfig c = new RetrainConfig(
                s.word("dataset", DATASETS.contains(searched.dataset()) ? searched.dataset() : "cifar10", DATASETS),
                s.integer("train", 0, 0, Bounds.IMAGES),
                s.integer("test", 0, 0, Bounds.IMAGES),
                size,
                s.integer("channels", network.channels(), 2, Bounds.CHANNELS),
                s.integer("cells", network.cells(), 1, Bounds.CELLS),
                s.integer("epochs", 600, 1, Bounds.EPOCHS),
                s.integer("batch", 96, 2, Bounds.IMAGES),
                s.number("rate", 0.025, 0, Bounds.RATE),
                s.number("auxiliary", network.paths() && size == 32 ? 0.4 : 0, 0, Bounds.RATE),
                s.number("drop_path", network.paths() ? 0.2 : 0, 0, 1),
                s.integer("cutout", size / 2, 0, Bounds.SIDE),
                s.trainingSeeds("seeds"),
                s.integer("select_epochs", 0, 0, Bounds.EPOCHS),
                s.integer("select_train", 25000, 1, Bounds.IMAGES),
                s.integer("select_valid", 25000, 1, Bounds.IMAGES));
        s.done();
        if (c.selectEpochs == c.epochs) {
            throw new UsageException(
                    "retrain.select_epochs: expected another number than retrain.epochs, by which the two"
                            + " kinds of training are told apart, found " + c.selectEpochs + ".");
        }
        if (c.dropPath >= 1) {
            throw new UsageException("retrain.drop_path: expected less than 1, found " + c.dropPath + ".");
        }
        return c;
    }

    void write(YamlText y) {
        y.open("retrain")
                .line("dataset", dataset)
                .line("train", train)
                .line("test", test)
                .line("size", size)
                .line("channels", channels)
                .line("cells", cells)
                .line("epochs", epochs)
                .line("batch", batch)
                .line("rate", rate)
                .line("auxiliary", auxiliary)
                .line("drop_path", dropPath)
                .line("cutout", cutout)
                .line("seeds", new ArrayList<Object>(seeds));
        if (selectEpochs > 0) {
            y.line("select_epochs", selectEpochs)
                    .line("select_train", selectTrain)
                    .line("select_valid", selectValid);
        }
        y.close();
    }

    /** Whether one architecture of each method is chosen by a short training. */
    public boolean selects() {
        return selectEpochs > 0;
    }

    /** The image settings of a search on the same data set. */
    public ImagesConfig images() {
        return ImagesConfig.read(
                YamlTree.parse("{dataset: " + dataset + "}", "images").root());
    }

    /** The questions about the trainings, in the same form as for a table. */
    public TruthConfig truth(String space) {
        Benchmark trained = Benchmark.trained(space, List.of(Dataset.of(dataset)), epochs);
        return new TruthConfig(trained, List.of(dataset), epochs, "mean");
    }
}
