package assay.internal.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.internal.testkit.Property;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ColourJitterTest {
    /** Values are cut to 0..1 and have a few float32 roundings behind them: 1e-6 is eight of them. */
    private static final float CLOSE = 1e-6f;

    /** Pixels as {@code [3, 1, n]} from their colours. */
    private static float[] planes(float[]... pixels) {
        float[] planes = new float[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            for (int c = 0; c < 3; c++) {
                planes[c * pixels.length + i] = pixels[i][c];
            }
        }
        return planes;
    }

    private static float[] rgb(double r, double g, double b) {
        return new float[] {(float) r, (float) g, (float) b};
    }

    @Test
    void brightness_multiplies_andCuts() {
        float[] image = planes(rgb(0.1, 0.5, 0.9));
        ColourJitter.brighten(1.4f, image);
        assertArrayEquals(rgb(0.14, 0.7, 1), image, CLOSE);
    }

    /** Black beside white: the mean grey is 1/2, from which half a contrast leaves 1/4 and 3/4. */
    @Test
    void contrast_movesFromTheMeanGreyOfTheImage() {
        float[] image = planes(rgb(0, 0, 0), rgb(1, 1, 1));
        ColourJitter.contrast(0.5f, image);
        assertArrayEquals(planes(rgb(0.25, 0.25, 0.25), rgb(0.75, 0.75, 0.75)), image, CLOSE);
        ColourJitter.contrast(4, image);
        assertArrayEquals(planes(rgb(0, 0, 0), rgb(1, 1, 1)), image, CLOSE);
    }

    /** Pure red has the grey 0.299, pure green 0.587; each pixel goes to its own. */
    @Test
    void saturation_movesFromTheGreyOfThePixel() {
        float[] image = planes(rgb(1, 0, 0), rgb(0, 1, 0), rgb(0.3, 0.3, 0.3));
        ColourJitter.saturate(0.5f, image);
        assertArrayEquals(
                planes(rgb(0.6495, 0.1495, 0.1495), rgb(0.2935, 0.7935, 0.2935), rgb(0.3, 0.3, 0.3)), image, CLOSE);
        ColourJitter.saturate(0, image);
        assertEquals(image[0], image[3], CLOSE, "no colour left");
        assertEquals(image[0], image[6], CLOSE);
    }

    @Test
    void hue_turnsOnTheCircle_andLeavesGreyAlone() {
        float[] image = planes(rgb(0.8, 0.2, 0.2), rgb(0.4, 0.4, 0.4), rgb(0.5, 0.75, 1));
        ColourJitter.turn(1 / 3f, image);
        assertArrayEquals(planes(rgb(0.2, 0.8, 0.2), rgb(0.4, 0.4, 0.4), rgb(1, 0.5, 0.75)), image, CLOSE);
        ColourJitter.turn(-1 / 3f, image);
        assertArrayEquals(planes(rgb(0.8, 0.2, 0.2), rgb(0.4, 0.4, 0.4), rgb(0.5, 0.75, 1)), image, CLOSE);
        float[] red = rgb(1, 0, 0);
        ColourJitter.turn(1 / 12f, red);
        assertArrayEquals(rgb(1, 0.5, 0), red, CLOSE);
    }

    @Test
    void hue_keepsLargestAndSmallestOfAPixel_andAWholeTurnIsNone() {
        Property.forAll(200, g -> {
            float[] pixel = rgb(g.nextDouble(), g.nextDouble(), g.nextDouble());
            float[] turned = pixel.clone();
            ColourJitter.turn((float) g.nextDouble() - 0.5f, turned);
            float[] a = pixel.clone();
            float[] b = turned.clone();
            Arrays.sort(a);
            Arrays.sort(b);
            assertEquals(a[0], b[0], CLOSE);
            assertEquals(a[2], b[2], CLOSE);
            float[] round = pixel.clone();
            ColourJitter.turn(1, round);
            // The hue is a number around 12, whose float32 has 1e-6 between neighbours; times the range, below 1.
            assertArrayEquals(pixel, round, 4e-6f);
        });
    }

    @Test
    void strengthZero_changesNothing_andFactorsStayInTheirRange() {
        float[] image = planes(rgb(0.1, 0.5, 0.9), rgb(0.3, 0.2, 0.1));
        float[] same = image.clone();
        ColourJitter.NONE.apply(new RandomStream(1), new int[4], same);
        assertArrayEquals(image, same);
        assertFalse(ColourJitter.NONE.changes());
        float least = 2;
        float most = 0;
        for (int k = 0; k < 2000; k++) {
            float[] half = planes(rgb(0.5, 0.5, 0.5));
            new ColourJitter(0.4, 0, 0, 0).apply(new RandomStream(k), new int[4], half);
            least = Math.min(least, half[0] / 0.5f);
            most = Math.max(most, half[0] / 0.5f);
        }
        // 2000 uniform draws all miss the last hundredth of the range with probability 0.99^2000 < 2e-9, at either end.
        assertTrue(least >= 0.6f - CLOSE && least < 0.608f, () -> "brightness");
        assertTrue(most <= 1.4f + CLOSE && most > 1.392f, () -> "brightness");
    }

    @Test
    void theOrderIsDrawn_andTheSameSeedGivesTheSame() {
        float[] image = planes(rgb(0.1, 0.5, 0.9), rgb(0.3, 0.8, 0.1));
        int[] order = new int[4];
        boolean[] first = new boolean[4];
        for (int k = 0; k < 100; k++) {
            float[] a = image.clone();
            float[] b = image.clone();
            ColourJitter.IMAGENET.apply(new RandomStream(k), order, a);
            first[order[0]] = true;
            ColourJitter.IMAGENET.apply(new RandomStream(k), order, b);
            assertArrayEquals(a, b);
            for (float v : a) {
                assertTrue(v >= 0 && v <= 1, () -> "value " + v);
            }
        }
        // One of four misses all 100 with probability 4 * 0.75^100 < 2e-12.
        assertArrayEquals(new boolean[] {true, true, true, true}, first);
    }

    @Test
    void strengthsOutOfRange_areRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ColourJitter(-0.1, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new ColourJitter(0, Double.NaN, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new ColourJitter(0, 0, 0, 0.6));
        ImageSet grey = Synthetic.set(1, 1, 4, 2, 1);
        Augmentation colours = Augmentation.NONE.withColours(ColourJitter.IMAGENET);
        assertThrows(IllegalArgumentException.class, () -> new Renderer(grey, Normalisation.measured(grey), colours));
    }
}
