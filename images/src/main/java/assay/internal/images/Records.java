package assay.internal.images;

import java.io.Serializable;
import java.util.List;

/**
 * The content of image files: record i holds the planes {@code [channels, height, width]} from byte {@code start + i * stride}
 * on. Shared by all views of a set; its arrays are never written.
 *
 * @param labels of every record
 * @param sha256 of the unpacked files, or of pixels, labels and names of classes
 * @param classNames in the order of their labels; empty if the files do not name them
 * @param passedOver names of files and folders beside the images that are not images
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
        String sha256,
        List<String> classNames,
        List<String> passedOver)
        implements Serializable {
    Records {
        classNames = List.copyOf(classNames);
        passedOver = List.copyOf(passedOver);
    }

    /** The content of files that do not name classes. */
    Records(
            String name,
            int channels,
            int height,
            int width,
            int classes,
            byte[] content,
            int start,
            int stride,
            int[] labels,
            String sha256) {
        this(name, channels, height, width, classes, content, start, stride, labels, sha256, List.of(), List.of());
    }
}
