package assay.internal.bench1shot1.truth;

import assay.core.space.GenotypeException;
import assay.core.space.bench101.Bench101Index;
import assay.core.space.bench101.Cell101;
import assay.core.truth.Dataset;
import assay.internal.data.zerocost.ZeroCostSpace;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cells of NAS-Bench-101 in NASLib's form: 49 entries of the matrix, row by row, then 7 operations (0 input, 1 output, 2
 * max pooling, 3 conv 1x1, 4 conv 3x3). With this meaning of the numbers, the parameters of all 500 cells of an early file are
 * right.
 */
enum ZeroCost101 implements ZeroCostSpace {
    SPACE;

    private static final int VERTICES = 7;
    private static final List<String> OPS =
            List.of("input", "output", "maxpool3x3", "conv1x1-bn-relu", "conv3x3-bn-relu");
    private static final Pattern NUMBER = Pattern.compile("[0-9]");
    private static final Pattern CELL = Pattern.compile("\\s*\\((\\s*[01]\\s*,){" + VERTICES * VERTICES
            + "}(\\s*[0-4]\\s*,){" + (VERTICES - 1) + "}\\s*[0-4]\\s*,?\\s*\\)\\s*");

    @Override
    public String benchmark() {
        return "nasbench101";
    }

    @Override
    public List<Dataset> datasets() {
        return List.of(Dataset.CIFAR10);
    }

    @Override
    public int size() {
        return Bench101Index.get().size();
    }

    @Override
    public String example() {
        return "(0, 1, 1, ... 0, 2, 4, 3, 4, 2, 1), 49 entries of its matrix and 7 operations";
    }

    @Override
    public boolean hasManyTexts() {
        return true; // several graphs can be the same cell
    }

    @Override
    public int arch(String text) {
        if (!CELL.matcher(text).matches()) {
            return -1;
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
            return Bench101Index.get().indexOf(Cell101.parse(matrix.toString(), operations.toString()));
        } catch (GenotypeException noCell) {
            return -1;
        }
    }
}
