package assay.internal.experiments.textsearch;

import assay.core.random.Seeds;
import assay.core.space.recurrent.CostRecurrent;
import assay.core.space.recurrent.GenotypeRecurrent;
import assay.internal.experiments.config.TextExperimentConfig.Retrain;
import assay.internal.recurrent.text.Corpus;
import assay.internal.recurrent.train.LanguageEpoch;
import assay.internal.recurrent.train.LanguageObserver;
import assay.internal.recurrent.train.LanguageQuality;
import assay.internal.recurrent.train.LanguageRecipe;
import assay.internal.recurrent.train.LanguageTrainer;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.nio.file.Path;
import java.util.List;

/** The training of a found cell's language model, and its perplexities. */
final class CellTraining {
    private final Retrain retrain;
    private final Corpus corpus;
    private final String backend;

    CellTraining(Retrain retrain, Corpus corpus, String backend) {
        this.retrain = retrain;
        this.corpus = corpus;
        this.backend = backend;
    }

    private LanguageRecipe recipe() {
        LanguageRecipe p = retrain.dataset().equals("wikitext2") ? LanguageRecipe.wikitext2() : LanguageRecipe.ptb();
        return new LanguageRecipe(
                retrain.hidden(),
                retrain.batch(),
                p.bptt(),
                p.longer(),
                retrain.rate(),
                p.decay(),
                p.dropouts(),
                p.clip(),
                p.ar(),
                p.tar(),
                p.few(),
                retrain.epochs(),
                p.fineTuning());
    }

    TrainedCell run(GenotypeRecurrent cell, long seed, Path checkpoint, String fingerprint, LanguageObserver observer) {
        try (LanguageTrainer trainer = new LanguageTrainer(
                recipe(),
                Backends.open(backend, DType.FLOAT32),
                cell,
                corpus,
                new Seeds(seed),
                checkpoint,
                fingerprint)) {
            List<LanguageEpoch> epochs = trainer.run(observer);
            LanguageEpoch best = trainer.best();
            LanguageQuality test = trainer.test();
            CostRecurrent cost = CostRecurrent.of(cell, corpus.vocabulary().size(), retrain.hidden());
            return new TrainedCell(
                    cell,
                    seed,
                    best.epoch(),
                    best.valid().perplexity(),
                    test.perplexity(),
                    test.releasedPerplexity(),
                    cost.params(),
                    cost.multiplyAdds(),
                    epochs.get(epochs.size() - 1).seconds());
        }
    }
}
