package assay.internal.bench1shot1.truth;

/**
 * Accuracies of NAS-Bench-101: counts of right images among 9,984, since 10,000 images were evaluated in 39 full batches of
 * 256. The files have the quotient as float32, with an error of up to 3e-8. Converting it to a count makes it exact again.
 */
final class RightImages {
    /** Images of one evaluation. */
    static final int ALL = 9_984;

    /** Half the distance of float32 numbers below 1 is 3e-8; twice this leaves room for sums. */
    private static final double ROUNDING = 6e-8;

    private RightImages() {}

    /** The number of right images. A fraction that is not such a quotient gives a number that is not whole. */
    static double right(double fraction) {
        double whole = Math.rint(fraction * ALL);
        return Math.abs(fraction - whole / ALL) <= ROUNDING ? whole : fraction * ALL;
    }

    /** The accuracy over several runs together, percent. */
    static double percent(double right, int runs) {
        return 100 * right / ((double) ALL * runs);
    }
}
