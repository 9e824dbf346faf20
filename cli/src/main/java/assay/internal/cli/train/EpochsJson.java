package assay.internal.cli.train;

import assay.internal.recurrent.train.LanguageEpoch;
import assay.internal.recurrent.train.LanguageQuality;
import assay.internal.supernet.train.EpochResult;
import assay.internal.supernet.train.EpochResult.Quality;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The epochs of a training and what was measured, in JSON. */
final class EpochsJson {
    private EpochsJson() {}

    static void images(ArrayNode array, List<EpochResult> epochs) {
        for (EpochResult e : epochs) {
            ObjectNode o = array.addObject()
                    .put("epoch", e.epoch())
                    .put("rate", e.rate())
                    .put("drop_path", e.dropPath());
            images(o.putObject("train"), e.train());
            e.test().ifPresent(t -> images(o.putObject("test"), t));
            o.put("images_per_second", e.imagesPerSecond()).put("seconds", e.seconds());
        }
    }

    static void images(ObjectNode o, Quality q) {
        o.put("loss", q.loss())
                .put("top1_percent", q.top1())
                .put("top5_percent", q.top5())
                .put("images", q.images());
    }

    static void text(ArrayNode array, List<LanguageEpoch> epochs) {
        for (LanguageEpoch e : epochs) {
            ObjectNode o = array.addObject()
                    .put("epoch", e.epoch())
                    .put("optimizer", e.phase().word())
                    .put("train_loss", e.trainLoss())
                    .put("train_perplexity", StrictMath.exp(e.trainLoss()));
            text(o.putObject("valid"), e.valid());
            o.put("words_per_second", e.wordsPerSecond()).put("seconds", e.seconds());
        }
    }

    /** Also has the perplexity that the published programs print, beside the true one. */
    static void text(ObjectNode o, LanguageQuality q) {
        o.put("loss", q.loss())
                .put("perplexity", q.perplexity())
                .put("perplexity_released", q.releasedPerplexity())
                .put("words", q.words());
    }
}
