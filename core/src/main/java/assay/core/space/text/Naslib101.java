package assay.core.space.text;

import assay.core.space.GenotypeException;
import assay.core.space.bench101.Cell101;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A graph of NAS-Bench-101 as NASLib's files of scores write it: 49 entries of its matrix, row by row, and 7 operations (0
 * {@code input}, 1 {@code output}, 2 {@code maxpool3x3}, 3 {@code conv1x1-bn-relu}, 4 {@code conv3x3-bn-relu}).
 */
public final class Naslib101 {
    private static final int VERTICES = 7;
    private static final List<String> OPS =
            List.of("input", "output", "maxpool3x3", "conv1x1-bn-relu", "conv3x3-bn-relu");
    private static final Pattern NUMBER = Pattern.compile("[0-9]");
    private static final Pattern CELL = Pattern.compile("\\s*\\((\\s*[01]\\s*,){" + VERTICES * VERTICES
            + "}(\\s*[0-4]\\s*,){" + (VERTICES - 1) + "}\\s*[0-4]\\s*,?\\s*\\)\\s*");

    private Naslib101() {}

    /** The cell; empty if the text is something else, or no cell. */
    public static Optional<Cell101> read(String text) {
        if (!CELL.matcher(text).matches()) {
            return Optional.empty();
        }
        StringBuilder matrix = new StringBuilder();
        StringBuilder operations = new StringBuilder();
        Matcher number = NUMBER.matcher(text);
        for (int i = 0; number.find(); i++) {
            if (i < VERTICES * VERTICES) {
                matrix.append(number.group());
            } else {
                operations
                        .append(operations.isEmpty() ? "" : ",")
                        .append(OPS.get(number.group().charAt(0) - '0'));
            }
        }
        try {
            return Optional.of(Cell101.parse(matrix.toString(), operations.toString()));
        } catch (GenotypeException noCell) {
            return Optional.empty();
        }
    }
}
