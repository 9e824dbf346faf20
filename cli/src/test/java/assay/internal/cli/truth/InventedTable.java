package assay.internal.cli.truth;

import assay.internal.cli.Ran;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A made-up table with a description: 27 architectures of three decisions. Two seeds of {@code hills} with accuracies as
 * fractions, one training of {@code rooms} with an error in metres, of which less is better. The best architecture is
 * {@code c-c-c} on {@code hills}, and {@code a-a-a} on {@code rooms}.
 */
final class InventedTable {
    static final String DESCRIPTION = """
            table: invented
            title: Invented
            authors: Invented (nobody, never)
            architecture: {column: net, notation: '{first}-{second}-{third}'}
            choices: {a: left, b: middle, c: right}
            decisions: [first, second, third]
            datasets:
              hills: {title: Hills, schedule: 8}
              rooms: {title: Rooms, schedule: 4, metric: mae}
            metrics:
              accuracy: {}
              mae: {unit: m, better: smaller, least: 0}
            judge: {metric: accuracy, search: valid, report: test}
            missing: ['-1']
            columns:
              v0: {metric: accuracy, dataset: hills, split: valid, trial: 0, times: 100}
              v1: {metric: accuracy, dataset: hills, split: valid, trial: 1, times: 100}
              t0: {metric: accuracy, dataset: hills, split: test, trial: 0, times: 100}
              t1: {metric: accuracy, dataset: hills, split: test, trial: 1, times: 100}
              room_v: {metric: mae, dataset: rooms, split: valid, trial: 0}
              room_t: {metric: mae, dataset: rooms, split: test, trial: 0}
              seconds: {metric: time, dataset: hills, split: train, trial: 0}
              weights: {metric: params, times: 1e-6}
              hint: {proxy: hint, dataset: hills}
            """;

    static final String HEADER = "net,v0,v1,t0,t1,room_v,room_t,seconds,weights,hint\n";

    private InventedTable() {}

    /** The row of an architecture, by its places in {@code abc}. */
    static String row(int first, int second, int third) {
        String abc = "abc";
        double good = (9 * first + 3 * second + third) / 26.0; // 0 to 1
        double valid = 0.5 + 0.4 * good;
        return String.format(
                Locale.ROOT,
                "%c-%c-%c,%.4f,%.4f,%.4f,%.4f,%.4f,%.4f,%d,%d,%.3f%n",
                abc.charAt(first),
                abc.charAt(second),
                abc.charAt(third),
                valid,
                valid + 0.01,
                valid - 0.02,
                valid - 0.01,
                0.1 + good,
                0.2 + good,
                10 + first,
                1_000_000 * (1 + second),
                good * good);
    }

    static String rows() {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 27; i++) {
            text.append(row(i / 9, i / 3 % 3, i % 3));
        }
        return text.toString();
    }

    /** Imports this description and these rows. */
    static Ran imported(Path folder, String description, String rows) {
        try {
            Path yaml = Files.writeString(folder.resolve("invented.yaml"), description);
            Path csv = Files.writeString(folder.resolve("invented.csv"), rows);
            return Ran.assay("import", yaml.toString(), csv.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
