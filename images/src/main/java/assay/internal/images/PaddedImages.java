package assay.internal.images;

import assay.core.error.UsageException;
import java.util.stream.IntStream;

/** Small images in the middle of larger ones that are zero around them, with three channels. */
final class PaddedImages {
    private static final long MOST_BYTES = 1L << 30;

    private PaddedImages() {}

    /**
     * Pads all images of a set. Grey images get three equal channels.
     *
     * @param side pixels of the result, height and width
     * @throws UsageException if the images are larger, or the result takes too much memory
     */
    static Records of(ImageSet set, int side) {
        int h = set.height();
        int w = set.width();
        if (h > side || w > side) {
            throw new UsageException("images " + set.name() + ": expected a size of at least " + Math.max(h, w)
                    + " pixels, found " + side + ". Grey images are padded, not scaled.");
        }
        if ((long) set.size() * 3 * side * side > MOST_BYTES) {
            throw new UsageException(
                    "images " + set.name() + ": expected a size at which " + set.size() + " images take at most "
                            + MOST_BYTES + " bytes, found " + side + " pixels. Choose a smaller one, or fewer images.");
        }
        int stride = 3 * side * side;
        byte[] planes = new byte[set.size() * stride];
        int[] levels = new int[set.channels() * h * w];
        int top = (side - h) / 2;
        int left = (side - w) / 2;
        for (int i = 0; i < set.size(); i++) {
            set.levels(i, levels);
            for (int c = 0; c < 3; c++) {
                int from = set.channels() == 3 ? c * h * w : 0;
                for (int y = 0; y < h; y++) {
                    int to = i * stride + (c * side + top + y) * side + left;
                    for (int x = 0; x < w; x++) {
                        planes[to + x] = (byte) levels[from + y * w + x];
                    }
                }
            }
        }
        int[] labels = IntStream.range(0, set.size()).map(set::label).toArray();
        return new Records(set.name(), 3, side, side, set.classes(), planes, 0, stride, labels, set.sha256());
    }
}
