package assay.internal.experiments.textsearch;

import assay.core.random.Seeds;
import assay.core.space.recurrent.RecurrentSpace;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.SupernetConfig;
import assay.internal.experiments.config.TextConfig;
import assay.internal.recurrent.search.TextBatches;
import assay.internal.recurrent.text.Columns;
import assay.internal.recurrent.text.Corpus;
import assay.internal.recurrent.text.TextSplit;
import assay.internal.supernet.search.BilevelSearch;
import assay.internal.supernet.search.pass.StepMemory;
import assay.internal.supernet.search.step.SearchSettings;
import assay.supernet.network.PassInput;
import assay.supernet.network.Supernet;
import assay.supernet.recurrent.RecurrentSupernet;
import assay.supernet.recurrent.TextBatch;
import assay.supernet.recurrent.TextSegment;
import assay.supernet.search.learn.Learn;
import assay.supernet.search.method.Search;
import assay.supernet.tensor.Backend;
import java.nio.file.Path;

/** A method's search on a text. It uses the same loop as searches on images. */
public final class CellSearch {
    private static final double BETA1 = 0.9;

    private final TextConfig text;
    private final SupernetConfig training;
    private final Corpus corpus;

    /** @param config the experiment as it is for the method that searches */
    public CellSearch(ExperimentConfig config, Corpus corpus) {
        this.text = config.text().orElseThrow();
        this.training = config.supernet();
        this.corpus = corpus;
    }

    /** Adam on alpha forgets old gradients more slowly than in the searches on images: its first beta has the usual value. */
    static Search asPublished(Search s) {
        return s.learn() instanceof Learn.ByAdam a ? s.learn(new Learn.ByAdam(a.rate(), a.decay(), BETA1)) : s;
    }

    /**
     * The columns of a part of the text.
     *
     * @throws assay.core.error.UsageException if they are too short
     */
    public Columns columns(TextSplit split) {
        int words = split == TextSplit.TRAIN ? text.train() : text.valid();
        return Texts.columns(corpus, split, words, training.batch());
    }

    /** The supernet, before it is initialised. */
    public RecurrentSupernet supernet(Backend backend, Seeds seeds) {
        RecurrentSupernet.Settings published = RecurrentSupernet.Settings.published(training.batch());
        RecurrentSupernet.Settings how = new RecurrentSupernet.Settings(
                training.batch(),
                published.dropout(),
                published.ar(),
                published.tar(),
                training.clip(),
                !text.released(),
                !text.released());
        return new RecurrentSupernet(
                backend, RecurrentSpace.NODES, corpus.vocabulary().size(), text.hidden(), how, seeds.child("dropout"));
    }

    /** The search's loop on this supernet. */
    public BilevelSearch loop(
            Search search,
            SearchSettings settings,
            RecurrentSupernet net,
            Seeds seeds,
            Path checkpoint,
            String fingerprint) {
        Columns train = columns(TextSplit.TRAIN);
        Columns valid = columns(TextSplit.VALID);
        Seeds lengths = seeds.child("text");
        return new BilevelSearch(
                asPublished(search),
                settings,
                net,
                TextBatches.training(train, text.bptt(), lengths),
                TextBatches.validation(train, valid, text.bptt(), lengths),
                valid.rows() * valid.batch(),
                seeds.child("search"),
                checkpoint,
                fingerprint);
    }

    /** Bytes of the tensors of a step over a segment of the usual length. */
    public long bytes(Search search) {
        int batch = training.batch();
        int steps = text.bptt();
        int[] words = new int[Math.multiplyExact(steps, batch)];
        TextBatch segment = new TextBatch(new TextSegment(words, words, steps, batch), 0, 0, 0, steps, steps);
        return StepMemory.bytes(k -> supernet(k, new Seeds(0)), search, (k, net) -> sample(net, segment));
    }

    private static PassInput sample(Supernet net, TextBatch segment) {
        return net.text(segment.values(), segment.about(), segment.text().batch())
                .orElseThrow();
    }
}
