package assay.internal.proxies.today;

/** Which inputs of a ReLU layer are positive, as bits. */
final class ReluCodes {
    private ReluCodes() {}

    /**
     * For each unit the bits of the images.
     *
     * @param x {@code [images, units]}
     * @param images at most 31
     * @param codes filled from 0 to units
     */
    static void byUnit(double[] x, int images, int units, int[] codes) {
        for (int u = 0; u < units; u++) {
            codes[u] = 0;
        }
        for (int i = 0; i < images; i++) {
            int at = i * units;
            for (int u = 0; u < units; u++) {
                codes[u] |= (x[at + u] > 0 ? 1 : 0) << i;
            }
        }
    }
}
