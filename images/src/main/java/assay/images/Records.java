package assay.images;

/**
 * The content of image files: record i holds the planes {@code [channels, height, width]} from byte
 * {@code start + i * stride} on. Shared by all views of a set; its arrays are never written.
 *
 * @param labels of every record
 * @param sha256 of what the files unpack to
 */
record Records(
        String name,
        int channels,
        int height,
        int width,
        int classes,
        byte[] content,
        int start,
        int stride,
        int[] labels,
        String sha256) {}
