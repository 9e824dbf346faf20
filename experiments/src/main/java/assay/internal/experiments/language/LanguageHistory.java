package assay.internal.experiments.language;

import assay.internal.core.io.WholeFile;
import assay.internal.recurrent.train.LanguageEpoch;
import java.nio.file.Path;
import java.util.List;

/** The epochs of a training of a language model as {@code history.csv}. */
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
}
