package assay.internal.experiments.config;

import assay.core.kit.RecurrentTexts;
import assay.core.kit.SpaceKit;
import assay.core.truth.Benchmark;
import assay.internal.experiments.config.yaml.ConfigMapping;
import assay.internal.experiments.config.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;

/**
 * What experiments on texts have instead of images: the text that searches read, the size of the language model that contains
 * every cell, and how the found cells are trained and measured. {@code SupernetConfig} says how the weights of the searches
 * are trained, as for images.
 *
 * @param dataset {@code ptb}, {@code wikitext2}, {@code moby-mini}, or {@code text} for any folder
 * @param train how many words of the training text are used, from its beginning; 0: all
 * @param valid how many words of the validation text are used, from which the architecture learns; 0: all
 * @param hidden units, also of the words' vectors
 * @param bptt usual steps of a segment
 * @param released whether the second order is as released: it leaves the words' matrix where it is, and its factor has no bound
 * @param retrain how the found cells are trained and measured
 */
public record TextConfig(
        String dataset, int train, int valid, int hidden, int bptt, boolean released, Retrain retrain) {
    private static final int MOST_WORDS = 1 << 24;
    private static final int MOST_HIDDEN = 4096;

    /**
     * The training of a found cell; everything else is as published for its text.
     *
     * @param dataset if it is not the search's, this is a transfer
     * @param dropouts shares dropped of words, their vectors, these again in the cell, states and outputs, and, where a sixth is given, of the states' matrices
     * @param seeds each found cell is trained once with each seed
     */
    public record Retrain(
            String dataset, int hidden, int batch, int epochs, double rate, List<Double> dropouts, List<Long> seeds) {
        public Retrain {
            dropouts = List.copyOf(dropouts);
            seeds = List.copyOf(seeds);
        }
    }

    /** Reads the sections. Missing values are as published. */
    static TextConfig read(ConfigMapping text, ConfigMapping supernet, ConfigMapping retrain) {
        String dataset = text.word("dataset", "ptb", RecurrentTexts.keys());
        TextConfig c = new TextConfig(
                dataset,
                text.integer("train", 0, 0, MOST_WORDS),
                text.integer("valid", 0, 0, MOST_WORDS),
                supernet.integer("hidden", 300, 1, MOST_HIDDEN),
                supernet.integer("bptt", 35, 2, 1000),
                supernet.word("second_order", "released", List.of("released", "corrected"))
                        .equals("released"),
                retrain(retrain, dataset));
        text.done();
        return c;
    }

    /** How the weights of its searches are trained: SGD without momentum at a constant rate. */
    static SupernetConfig training(ConfigMapping s) {
        double rate = s.number("weight_rate", 20, 0, Bounds.RATE);
        SupernetConfig c = new SupernetConfig(
                1,
                1,
                false,
                s.integer("epochs", 50, 1, Bounds.EPOCHS),
                s.integer("batch", 256, 2, Bounds.IMAGES),
                rate,
                rate,
                0,
                false,
                s.number("weight_decay", 5e-7, 0, Bounds.RATE),
                s.number("clip", 0.25, 0, Bounds.RATE));
        s.done();
        return c;
    }

    private static Retrain retrain(ConfigMapping s, String searched) {
        String dataset = s.word("dataset", searched, RecurrentTexts.keys());
        boolean wikitext = dataset.equals("wikitext2");
        Retrain r = new Retrain(
                dataset,
                s.integer("hidden", wikitext ? 700 : 850, 1, MOST_HIDDEN),
                s.integer("batch", 64, 1, Bounds.IMAGES),
                s.integer("epochs", 1600, 1, Bounds.EPOCHS),
                s.number("rate", 20, 0, Bounds.RATE),
                s.shares("dropouts", List.of(0.1, 0.2, 0.75, wikitext ? 0.15 : 0.25, 0.75)),
                s.trainingSeeds("seeds"));
        s.done();
        return r;
    }

    /** The questions about the trainings, in the same form as for a table. */
    TruthConfig truth(SpaceKit space) {
        Benchmark trained =
                Benchmark.trained(space.name(), List.of(space.dataset(retrain.dataset())), retrain.epochs());
        return new TruthConfig(trained, List.of(retrain.dataset()), retrain.epochs(), "mean");
    }

    void writeText(YamlText y) {
        y.open("text")
                .line("dataset", dataset)
                .line("train", train)
                .line("valid", valid)
                .close();
    }

    void writeSupernet(YamlText y, SupernetConfig training) {
        y.open("supernet")
                .line("hidden", hidden)
                .line("batch", training.batch())
                .line("bptt", bptt)
                .line("epochs", training.epochs())
                .line("weight_rate", training.weightRate())
                .line("weight_decay", training.weightDecay())
                .line("clip", training.clip())
                .line("second_order", released ? "released" : "corrected")
                .close();
    }

    void writeRetrain(YamlText y) {
        y.open("retrain")
                .line("dataset", retrain.dataset())
                .line("hidden", retrain.hidden())
                .line("batch", retrain.batch())
                .line("epochs", retrain.epochs())
                .line("rate", retrain.rate())
                .line("dropouts", new ArrayList<Object>(retrain.dropouts()))
                .line("seeds", new ArrayList<Object>(retrain.seeds()))
                .close();
    }
}
