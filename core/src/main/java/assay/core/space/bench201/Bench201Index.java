package assay.core.space.bench201;

import assay.core.error.OutOfTableException;
import assay.core.random.PythonRandom;

/**
 * The official numbers 0..15624 of the NAS-Bench-201 cells: all cells in the order of {@link Genotype201#code()}, then Python's
 * {@code random.seed(88); random.shuffle(cells)} (the generator script of AutoDL-Projects). Computed once, on first use, in
 * about ten milliseconds in a cold JVM. Look-ups in both directions take constant time. Immutable.
 */
public final class Bench201Index {
    private static final class Holder {
        static final Bench201Index INSTANCE = new Bench201Index();
    }

    private final int[] codeOfIndex = new int[Genotype201.COUNT];
    private final int[] indexOfCode = new int[Genotype201.COUNT];

    private Bench201Index() {
        for (int code = 0; code < codeOfIndex.length; code++) {
            codeOfIndex[code] = code;
        }
        new PythonRandom(88).shuffle(codeOfIndex);
        for (int index = 0; index < codeOfIndex.length; index++) {
            indexOfCode[codeOfIndex[index]] = index;
        }
    }

    public static Bench201Index get() {
        return Holder.INSTANCE;
    }

    /** How many cells there are: 15,625. */
    public int size() {
        return codeOfIndex.length;
    }

    /**
     * The cell with this official number.
     *
     * @throws OutOfTableException naming 0..15624
     */
    public Genotype201 cell(int index) {
        if (index < 0 || index >= codeOfIndex.length) {
            throw new OutOfTableException("bench201: no architecture with index " + index + ": expected 0.."
                    + (codeOfIndex.length - 1) + ". Give an index in that range, or the cell as text.");
        }
        return Genotype201.ofCode(codeOfIndex[index]);
    }

    /** The official number of the cell. */
    public int indexOf(Genotype201 cell) {
        return indexOfCode[cell.code()];
    }
}
