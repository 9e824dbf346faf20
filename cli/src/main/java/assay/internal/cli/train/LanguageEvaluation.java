package assay.internal.cli.train;

import assay.core.error.UsageException;
import assay.internal.cli.Json;
import assay.internal.experiments.language.LanguageHistory;
import assay.internal.experiments.language.LanguageModelFile;
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
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * {@code assay evaluate --text}: how well a language model predicts a text.
 *
 * @param part train, valid or test
 */
record LanguageEvaluation(Path model, String text, String part, String backend) {
    int tell(PrintWriter out, boolean json) {
        LanguageModelFile file = LanguageModelFile.read(model);
        TextSplit split = split();
        Corpus corpus = TextOptions.read(text);
        // As published: the test text in one column, others in ten.
        int columns = split == TextSplit.TEST ? 1 : LanguageRecipe.VALID_COLUMNS;
        Columns words = new Columns(
                "the part " + part + " of text " + corpus.name(), corpus.tokens(split, file.vocabulary()), columns);
        LanguageQuality q;
        try (Backend engine = Backends.open(backend, DType.FLOAT32);
                LanguageModel net = file.model(engine)) {
            q = Evaluation.of(net, words, file.bptt(), null).quality();
        }
        if (json) {
            ObjectNode answer = Json.answer("evaluate-text")
                    .put("model", model.toString())
                    .put("text", corpus.name())
                    .put("part", part);
            LanguageHistory.json(answer, q);
            Json.print(out, answer);
        } else {
            out.printf(
                    Locale.ROOT,
                    "perplexity %.2f (as released %.2f)  loss %.4f  on %,d %s words%n",
                    q.perplexity(),
                    q.releasedPerplexity(),
                    q.loss(),
                    q.words(),
                    part);
        }
        return 0;
    }

    private TextSplit split() {
        return Arrays.stream(TextSplit.values())
                .filter(s -> s.word().equals(part))
                .findFirst()
                .orElseThrow(() -> new UsageException("--part: expected one of "
                        + Arrays.stream(TextSplit.values()).map(TextSplit::word).collect(Collectors.joining(", "))
                        + ", found '" + part + "'."));
    }
}
