package assay.internal.data.archive;

/**
 * How large one compressed stream may become when it is unpacked.
 *
 * @param bytes of output
 * @param ratio output bytes per input byte, beyond the first {@link #FREE} bytes
 */
public record UnpackLimits(long bytes, int ratio) {
    /** Output that is always allowed, so that a tiny file of zeros is not refused as a bomb. */
    public static final long FREE = 1 << 20;

    /** For a file of one architecture or one table: 256 MB, 1,000-fold (real files: 1 MB, 40-fold). */
    public static final UnpackLimits DEFAULT = new UnpackLimits(256L << 20, 1000);

    /** For a benchmark as one file, which is read as a stream: 64 GB, 1,000-fold (real ones: 5 GB). */
    public static final UnpackLimits WHOLE = new UnpackLimits(64L << 30, 1000);

    public UnpackLimits {
        if (bytes < 1 || ratio < 1) {
            throw new IllegalArgumentException("unpack limits: expected numbers from 1, found " + bytes + ", " + ratio);
        }
    }
}
