package assay.internal.experiments.language;

import assay.internal.core.io.WholeFile;
import assay.internal.recurrent.train.LanguageEpoch;
import assay.internal.recurrent.train.LanguageQuality;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/** The epochs of a training of a language model as {@code history.csv}, and in JSON. */
public final class LanguageHistory {
    private static final String HEADER = "epoch,optimizer,train_loss,train_perplexity,valid_loss,valid_perplexity,"
            + "valid_perplexity_released,words_per_second,seconds\n";

    private LanguageHistory() {}

    public static void write(Path file, List<LanguageEpoch> epochs) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (LanguageEpoch e : epochs) {
            csv.append(e.epoch()).append(',').append(e.phase().word());
            for (double v : new double[] {
                e.trainLoss(),
                StrictMath.exp(e.trainLoss()),
                e.valid().loss(),
                e.valid().perplexity(),
                e.valid().releasedPerplexity(),
                e.wordsPerSecond(),
                e.seconds()
            }) {
                csv.append(',').append(v);
            }
            csv.append('\n');
        }
        WholeFile.write(file, csv.toString());
    }

    public static void json(ArrayNode array, List<LanguageEpoch> epochs) {
        for (LanguageEpoch e : epochs) {
            ObjectNode o = array.addObject()
                    .put("epoch", e.epoch())
                    .put("optimizer", e.phase().word())
                    .put("train_loss", e.trainLoss())
                    .put("train_perplexity", StrictMath.exp(e.trainLoss()));
            json(o.putObject("valid"), e.valid());
            o.put("words_per_second", e.wordsPerSecond()).put("seconds", e.seconds());
        }
    }

    /** Also has the perplexity that the published programs print, beside the true one. */
    public static void json(ObjectNode o, LanguageQuality q) {
        o.put("loss", q.loss())
                .put("perplexity", q.perplexity())
                .put("perplexity_released", q.releasedPerplexity())
                .put("words", q.words());
    }
}
