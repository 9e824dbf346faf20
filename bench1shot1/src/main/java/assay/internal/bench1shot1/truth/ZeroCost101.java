package assay.internal.bench1shot1.truth;

import assay.core.space.bench101.Bench101Index;
import assay.core.space.text.Naslib101;
import assay.core.truth.Dataset;
import assay.internal.data.zerocost.ZeroCostSpace;
import java.util.List;

/**
 * The cells of NAS-Bench-101 in NASLib's form: 49 entries of the matrix, row by row, then 7 operations (0 input, 1 output, 2
 * max pooling, 3 conv 1x1, 4 conv 3x3). With this meaning of the numbers, the parameters of all 500 cells of an early file are
 * right.
 */
enum ZeroCost101 implements ZeroCostSpace {
    SPACE;

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
        return Naslib101.read(text).map(Bench101Index.get()::indexOf).orElse(-1);
    }
}
