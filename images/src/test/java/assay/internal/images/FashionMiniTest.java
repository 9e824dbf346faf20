package assay.internal.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.internal.images.ImageSet.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FashionMiniTest {
    /** Where Debian's package dataset-fashion-mnist puts the original files. */
    private static final Path ORIGINAL = Path.of("/usr/share/datasets/fashion-mnist");

    @ParameterizedTest
    @EnumSource
    void load_hasEveryClassEquallyOften(Part part) {
        ImageSet images = FashionMini.load(part);
        int[] even = new int[10];
        Arrays.fill(even, images.size() / 10);
        assertArrayEquals(even, images.classCounts());
        assertEquals(part == Part.TRAIN ? FashionMini.TRAIN : FashionMini.TEST, images.size());
    }

    @Test
    void load_givesThreeEqualChannels() {
        ImageSet images = FashionMini.load(Part.TEST);
        int plane = images.height() * images.width();
        int[] levels = new int[3 * plane];
        images.levels(17, levels);
        assertArrayEquals(Arrays.copyOf(levels, plane), Arrays.copyOfRange(levels, plane, 2 * plane));
        assertArrayEquals(Arrays.copyOf(levels, plane), Arrays.copyOfRange(levels, 2 * plane, 3 * plane));
    }

    @ParameterizedTest
    @EnumSource
    void derive_givesTheEmbeddedImages(Part part) {
        assumeTrue(Files.isDirectory(ORIGINAL), "skipped: no Fashion-MNIST in " + ORIGINAL);
        ImageSet derived = FashionMini.derive(ImageSet.load(ORIGINAL, part), part);
        ImageSet embedded = FashionMini.load(part);
        int plane = derived.height() * derived.width();
        int[] grey = new int[plane];
        int[] colour = new int[3 * plane];
        assertEquals(derived.size(), embedded.size());
        for (int i = 0; i < derived.size(); i++) {
            derived.levels(i, grey);
            embedded.levels(i, colour);
            assertArrayEquals(grey, Arrays.copyOf(colour, plane));
            assertEquals(derived.label(i), embedded.label(i));
        }
    }
}
