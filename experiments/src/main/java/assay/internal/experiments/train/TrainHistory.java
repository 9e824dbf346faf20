package assay.internal.experiments.train;

import assay.internal.core.io.WholeFile;
import assay.internal.supernet.train.EpochResult;
import assay.internal.supernet.train.EpochResult.Quality;
import java.nio.file.Path;
import java.util.List;

/** The epochs of a training as {@code history.csv}. */
public final class TrainHistory {
    private static final String HEADER =
            "epoch,rate,drop_path,train_loss,train_top1_percent,train_top5_percent,test_loss,test_top1_percent,"
                    + "test_top5_percent,images_per_second,seconds\n";

    private TrainHistory() {}

    public static void write(Path file, List<EpochResult> epochs) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (EpochResult e : epochs) {
            csv.append(e.epoch()).append(',').append(e.rate()).append(',').append(e.dropPath());
            quality(csv, e.train());
            e.test().ifPresentOrElse(t -> quality(csv, t), () -> csv.append(",,,"));
            csv.append(',')
                    .append(e.imagesPerSecond())
                    .append(',')
                    .append(e.seconds())
                    .append('\n');
        }
        WholeFile.write(file, csv.toString());
    }

    private static void quality(StringBuilder csv, Quality q) {
        csv.append(',')
                .append(q.loss())
                .append(',')
                .append(q.top1())
                .append(',')
                .append(q.top5());
    }
}
