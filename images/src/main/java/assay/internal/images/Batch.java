package assay.internal.images;

/**
 * A mini-batch, normalised and augmented. The arrays belong to the {@link BatchCursor} and its next step overwrites them.
 *
 * @param pixels {@code [size, channels, height, width]}, row-major
 * @param labels {@code [size]}
 */
public record Batch(float[] pixels, int[] labels, int size, int channels, int height, int width) {}
