package assay.internal.experiments.referee;

import assay.internal.experiments.config.AboutConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A request to judge rows.
 *
 * @param files with rows
 * @param on the table and its data sets: {@code 201/cifar10,cifar100}
 * @param schedule epochs of the table's trainings; empty: the longest
 * @param rows how the rows are read
 * @param answer the answer of a run without a final row; empty: as the rows suggest
 * @param lower whether a smaller score is the better one
 * @param name of the resulting experiment; empty: the name of the first file
 * @param about the author's statements about the methods
 * @param with stored experiments whose runs are judged beside the rows
 */
public record JudgeRequest(
        List<Path> files,
        String on,
        Optional<Integer> schedule,
        RowReader.Options rows,
        Optional<AnswerRule> answer,
        boolean lower,
        Optional<String> name,
        AboutConfig about,
        List<String> with) {
    public JudgeRequest {
        files = List.copyOf(files);
        with = List.copyOf(with);
    }

    /** A request with these files and this table; everything else as the files say. */
    public static JudgeRequest of(List<Path> files, String on) {
        return new JudgeRequest(
                files,
                on,
                Optional.empty(),
                RowReader.Options.standard(),
                Optional.empty(),
                false,
                Optional.empty(),
                AboutConfig.NONE,
                List.of());
    }
}
