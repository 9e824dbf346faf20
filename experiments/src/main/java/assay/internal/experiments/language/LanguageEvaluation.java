package assay.internal.experiments.language;

import assay.internal.recurrent.text.Columns;
import assay.internal.recurrent.text.Corpus;
import assay.internal.recurrent.text.TextSplit;
import assay.internal.recurrent.train.Evaluation;
import assay.internal.recurrent.train.LanguageQuality;
import assay.internal.recurrent.train.LanguageRecipe;
import assay.supernet.recurrent.LanguageModel;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.nio.file.Path;

/** Measures how well a stored language model predicts a text. */
public final class LanguageEvaluation {
    private LanguageEvaluation() {}

    /**
     * The quality on a part of a text.
     *
     * @param model the file that a training wrote
     * @param backend the compute engine
     */
    public static LanguageQuality of(Path model, Corpus corpus, TextSplit part, String backend) {
        LanguageModelFile file = LanguageModelFile.read(model);
        // As published: the test text in one column, others in ten.
        int columns = part == TextSplit.TEST ? 1 : LanguageRecipe.VALID_COLUMNS;
        Columns words = new Columns(
                "the part " + part.word() + " of text " + corpus.name(),
                corpus.tokens(part, file.vocabulary()),
                columns);
        try (Backend engine = Backends.open(backend, DType.FLOAT32);
                LanguageModel net = file.model(engine)) {
            return Evaluation.of(net, words, file.bptt(), null).quality();
        }
    }
}
