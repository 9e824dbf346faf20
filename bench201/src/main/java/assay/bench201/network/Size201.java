package assay.bench201.network;

/**
 * @param channels of the first stage; they double at each residual block (16 in the benchmark)
 * @param cells per stage (5 in the benchmark)
 */
public record Size201(int channels, int cells, int classes) {
    public Size201 {
        if (channels < 1 || cells < 0 || classes < 1) {
            throw new IllegalArgumentException(
                    "NAS-Bench-201 network: expected positive channels and classes and at least" + " no cells, found "
                            + channels + ", " + classes + " and " + cells + ".");
        }
    }

    /** The benchmark's own size. */
    public static Size201 official(int classes) {
        return new Size201(16, 5, classes);
    }
}
