package assay.internal.testkit;

import assay.core.space.bench101.Bench101Index;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.Cost101;
import java.util.stream.Collectors;

/** Records in the form of the official file, with made-up results: every number is a function of cell, budget and repeat. */
public final class Records101 {
    private Records101() {}

    /** The record of one training of the cell with this number. */
    public static byte[] record(int arch, int schedule, int repeat) {
        Cell101 cell = Bench101Index.get().cell(arch);
        return record(
                cell,
                cell.hash().text(),
                schedule,
                repeat,
                (int) Cost101.of(cell).params(),
                arch);
    }

    /**
     * The same for any cell, hash and parameters.
     *
     * @param arch determines the results
     */
    public static byte[] record(Cell101 cell, String hash, int schedule, int repeat, int params, int arch) {
        byte[] metrics = TfRecords.modelMetrics(
                params,
                2 * seconds(arch, schedule, repeat),
                new double[] {0, 0, 0.1, 0.1, 0.1},
                evaluation(arch, schedule / 2, repeat),
                evaluation(arch, schedule, repeat));
        return TfRecords.run(hash, schedule, matrix(cell), operations(cell), metrics);
    }

    private static double[] evaluation(int arch, int epoch, int repeat) {
        return new double[] {
            epoch,
            seconds(arch, epoch, repeat),
            fraction(right(arch, epoch, repeat)),
            fraction(right(arch, epoch, repeat) - 1),
            fraction(right(arch, epoch, repeat) - 2)
        };
    }

    /** The number of right training images; validation has one less, test two less. */
    public static int right(int arch, int epoch, int repeat) {
        return 1000 + arch % 8000 + epoch + 7 * repeat;
    }

    /** Seconds of training until this epoch. */
    public static double seconds(int arch, int epoch, int repeat) {
        return epoch * (10 + arch % 97 / 8.0) + repeat;
    }

    /** As in the file: a float32 value in a double. */
    private static double fraction(int right) {
        return (float) (right / 9984.0);
    }

    private static String matrix(Cell101 cell) {
        StringBuilder text = new StringBuilder();
        for (int x = 0; x < cell.vertices(); x++) {
            for (int y = 0; y < cell.vertices(); y++) {
                text.append(cell.hasEdge(x, y) ? '1' : '0');
            }
        }
        return text.toString();
    }

    private static String operations(Cell101 cell) {
        return cell.ops().stream()
                .map(op -> op.officialName() + ",")
                .collect(Collectors.joining("", "input,", "output"));
    }
}
