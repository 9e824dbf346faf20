package assay.internal.spark;

import assay.core.error.DataFormatException;
import java.util.stream.IntStream;

/** Remembers which units have an answer. A second answer must be equal to the first. */
final class OnceOnly {
    private static final String FAILED = "";

    private final String[] seals;
    private int missing;

    OnceOnly(int units) {
        seals = new String[units];
        missing = units;
    }

    int missing() {
        return missing;
    }

    /** The units that have no answer yet and have not failed. */
    int[] left() {
        return IntStream.range(0, seals.length).filter(i -> seals[i] == null).toArray();
    }

    /**
     * Notes an answer.
     *
     * @return whether it is the first
     * @throws DataFormatException if another one came before
     */
    boolean isNew(int at, String seal) {
        String before = seals[at];
        if (before == null) {
            seals[at] = seal;
            missing--;
            return true;
        }
        if (!before.equals(FAILED) && !before.equals(seal)) {
            throw new DataFormatException(
                    "spark",
                    -1,
                    "spark: job " + at + " was done twice, with two answers (SHA-256 " + before + " and " + seal
                            + "). The first is kept. Executors of different kinds can do that: see their processors in Spark's"
                            + " history, and do the work on one kind.");
        }
        return false;
    }

    void failed(int at) {
        if (seals[at] == null) {
            seals[at] = FAILED;
            missing--;
        }
    }
}
