package assay.internal.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResizedCropTest {
    private static ResizedCrop.Box box(int top, int left, int height, int width) {
        ResizedCrop.Box box = new ResizedCrop.Box();
        box.set(top, left, height, width);
        return box;
    }

    private static float[] scaled(int[] levels, int side, ResizedCrop.Box box, boolean flip) {
        float[] out = new float[levels.length];
        Sampler.scale(levels, 100, side, side, box, flip, out);
        return out;
    }

    /** Two pixels over four: the centres of the four lie at 0 (cut), 1/4, 3/4 and 1 (cut) of the way between the two. */
    @Test
    void aBoxIsScaled_betweenTheCentresOfItsPixels() {
        int[] levels = {
            99, 99, 99, 99, //
            99, 0, 40, 99, //
            99, 20, 100, 99, //
            99, 99, 99, 99
        };
        float[] upper = {0, 0.1f, 0.3f, 0.4f};
        float[] lower = {0.2f, 0.4f, 0.8f, 1};
        float[] expected = new float[16];
        for (int y = 0; y < 4; y++) {
            float down = new float[] {0, 0.25f, 0.75f, 1}[y];
            for (int x = 0; x < 4; x++) {
                expected[4 * y + x] = (1 - down) * upper[x] + down * lower[x];
            }
        }
        assertArrayEquals(expected, scaled(levels, 4, box(1, 1, 2, 2), false), 1e-6f); // a few float32 roundings
        float[] mirrored = scaled(levels, 4, box(1, 1, 2, 2), true);
        for (int i = 0; i < 16; i++) {
            assertEquals(expected[i], mirrored[i / 4 * 4 + 3 - i % 4], 1e-6f);
        }
    }

    @Test
    void aBoxOfTheImagesSize_isCopied_withBlackBeyond() {
        int[] levels = {10, 20, 30, 40, 50, 60, 70, 80, 90};
        assertArrayEquals(
                new float[] {0.5f, 0.6f, 0, 0.8f, 0.9f, 0, 0, 0, 0}, scaled(levels, 3, box(1, 1, 3, 3), false));
    }

    /** The whole image, scaled to itself, is the image to the bit: nothing but the draws differs. */
    @Test
    void theWholeImage_isTheImage() {
        ImageSet set = Synthetic.set(2, 3, 24, 2, 5).pooledTo(12);
        Normalisation n = Normalisation.measured(set);
        float[] plain = new float[3 * 12 * 12];
        float[] whole = plain.clone();
        new Renderer(set, n, Augmentation.NONE).render(1, new RandomStream(1), plain, 0);
        new Renderer(set, n, Augmentation.NONE.withResized(new ResizedCrop(1, 1, 1, 1)))
                .render(1, new RandomStream(1), whole, 0);
        assertArrayEquals(plain, whole);
    }

    /** Colours changed by factors of nearly 1, so that the padded crop goes the longer way: the same image to 1e-4. */
    @Test
    void thePaddedCrop_isTheSameOnBothWays() {
        ImageSet set = Synthetic.set(2, 3, 8, 2, 5);
        Normalisation n = Normalisation.measured(set);
        Augmentation crop = new Augmentation(2, true, 0);
        float[] shorter = new float[3 * 8 * 8];
        float[] longer = shorter.clone();
        for (int k = 0; k < 50; k++) {
            new Renderer(set, n, crop).render(1, new RandomStream(k), shorter, 0);
            new Renderer(set, n, crop.withColours(new ColourJitter(1e-6, 0, 0, 0)))
                    .render(1, new RandomStream(k), longer, 0);
            assertArrayEquals(shorter, longer, 1e-4f);
        }
    }

    /**
     * Of a square of 1000 pixels a draw (area share s, ratio r) fits if {@code s max(r, 1/r) <= 1}. With u = |ln r| uniform in
     * 0..L, L = ln(4/3), the accepted areas have the mean
     * {@code (E exp(-2u) - 0.08^2) / (2 (E exp(-u) - 0.08)) = 0.47780}, where E exp(-u) = 1/(4L) and
     * E exp(-2u) = 7/(32L); the share below 0.54, where all fits, is 0.46 / (E exp(-u) - 0.08) = 0.58300; and ln r has
     * the mean 0. Each is compared within 5 standard errors (their deviations are at most 0.25, 1/2 and L), plus 1e-3 for rounding
     * to whole pixels: false alarms with probability below 3 * 6e-7.
     */
    @Test
    void areasAndRatios_areDistributedAsPublished() {
        RandomStream random = new Seeds(4).stream("test/crop");
        ResizedCrop.Box box = new ResizedCrop.Box();
        int n = 40_000;
        double area = 0;
        double below = 0;
        double log = 0;
        double row = 0;
        for (int k = 0; k < n; k++) {
            ResizedCrop.IMAGENET.draw(random, 1000, 1000, box);
            assertTrue(box.top >= 0 && box.top + box.height <= 1000, "rows");
            assertTrue(box.left >= 0 && box.left + box.width <= 1000, "columns");
            double share = box.height * box.width / 1e6;
            double ratio = (double) box.width / box.height;
            assertTrue(share > 0.079 && share <= 1, () -> "area " + share);
            assertTrue(ratio > 0.745 && ratio < 1.342, () -> "ratio " + ratio); // of at least 245 whole pixels
            area += share / n;
            below += share < 0.54 ? 1.0 / n : 0;
            log += Math.log(ratio) / n;
            row += box.height == 1000 ? 0.5 / n : (double) box.top / (1000 - box.height) / n;
        }
        double errors = 5 / Math.sqrt(n);
        double l = Math.log(4.0 / 3);
        double fits = 1 / (4 * l) - 0.08;
        assertEquals((7 / (32 * l) - 0.0064) / (2 * fits), area, 0.25 * errors + 1e-3);
        assertEquals(0.46 / fits, below, 0.5 * errors + 1e-3);
        assertEquals(0, log, l * errors + 1e-3);
        assertEquals(0.5, row, 0.5 * errors + 1e-3);
    }

    /** No area fits into the image with these ratios. All ten draws fail, and the middle is taken. */
    @Test
    void whatNeverFits_isTheLargestInTheMiddle() {
        ResizedCrop.Box box = new ResizedCrop.Box();
        new ResizedCrop(0.9, 1, 2, 2).draw(new RandomStream(3), 100, 100, box);
        assertEquals("25 0 50 100", box.top + " " + box.left + " " + box.height + " " + box.width);
        new ResizedCrop(0.9, 1, 0.5, 0.5).draw(new RandomStream(3), 100, 100, box);
        assertEquals("0 25 100 50", box.top + " " + box.left + " " + box.height + " " + box.width);
    }

    /** A stream of draws an image, of a few dozen bytes, and no buffers: an image's own would take 12 KiB. */
    @Test
    void rendering_keepsItsBuffers() {
        ImageSet set = Synthetic.set(1, 3, 32, 2, 5);
        Renderer renderer = new Renderer(set, Normalisation.measured(set), Augmentation.imageNet());
        float[] out = new float[3 * 32 * 32];
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = 0;
        for (int k = 0; k < 300; k++) {
            before = k == 100 ? memory.getCurrentThreadAllocatedBytes() : before; // after classes are loaded
            renderer.render(0, new RandomStream(k), out, 0);
        }
        long each = (memory.getCurrentThreadAllocatedBytes() - before) / 200;
        assertTrue(each < 512, () -> each + " bytes an image");
    }

    @Test
    void impossibleCrops_areRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ResizedCrop(0, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new ResizedCrop(0.5, 1.1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new ResizedCrop(0.5, 1, 2, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Augmentation(4, true, 0, Optional.of(ResizedCrop.IMAGENET), ColourJitter.NONE));
    }
}
