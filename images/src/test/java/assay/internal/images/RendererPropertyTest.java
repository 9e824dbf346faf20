package assay.internal.images;

import static assay.internal.testkit.Property.forAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RendererPropertyTest {
    /** The plain version: pad, crop, mirror, normalise, cut, each a pass of its own. */
    private static float[] plain(ImageSet s, int image, Normalisation n, Augmentation a, RandomStream random) {
        int h = s.height();
        int w = s.width();
        int p = a.padding();
        int[] levels = new int[s.channels() * h * w];
        s.levels(image, levels);
        int top = p == 0 ? 0 : random.nextInt(2 * p + 1);
        int left = p == 0 ? 0 : random.nextInt(2 * p + 1);
        boolean flip = a.flip() && random.nextInt(2) == 1;
        int cy = a.cutout() == 0 ? -1 : random.nextInt(h);
        int cx = a.cutout() == 0 ? -1 : random.nextInt(w);
        float[] out = new float[levels.length];
        for (int c = 0; c < s.channels(); c++) {
            int[][] padded = new int[h + 2 * p][w + 2 * p];
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    padded[y + p][x + p] = levels[(c * h + y) * w + x];
                }
            }
            int[][] cropped = new int[h][w];
            for (int y = 0; y < h; y++) {
                System.arraycopy(padded[top + y], left, cropped[y], 0, w);
            }
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    int level = cropped[y][flip ? w - 1 - x : x];
                    float value =
                            ((float) level / s.maxLevel() - n.mean().get(c).floatValue())
                                    / n.std().get(c).floatValue();
                    int half = a.cutout() / 2;
                    boolean cut = a.cutout() > 0 && y >= cy - half && y < cy + half && x >= cx - half && x < cx + half;
                    out[(c * h + y) * w + x] = cut ? 0 : value;
                }
            }
        }
        return out;
    }

    @Test
    void rendering_equalsThePlainVersion() {
        forAll(60, g -> {
            ImageSet s = Synthetic.set(3, 1 + g.nextInt(3), 8, 2, g.nextLong());
            s = g.nextBoolean() ? s.pooledTo(4) : s;
            Normalisation n = Normalisation.measured(s);
            Augmentation a = new Augmentation(g.nextInt(11), g.nextBoolean(), g.nextInt(9));
            long draws = g.nextLong();
            float[] out = new float[2 + s.channels() * s.height() * s.width()];
            new Renderer(s, n, a).render(1, new RandomStream(draws), out, 2);
            float[] expected = plain(s, 1, n, a, new RandomStream(draws));
            assertArrayEquals(expected, Arrays.copyOfRange(out, 2, out.length), a.toString());
            assertEquals(0, out[1], "wrote before its offset");
        });
    }

    @Test
    void augmentation_visitsEveryCropAndBothSides() {
        // One bright pixel in the middle of 5 x 5: where it lands tells crop and flip.
        byte[] plane = new byte[25];
        plane[12] = (byte) 255;
        plane[13] = 100; // right neighbour: tells the side
        ImageSet s = ImageSet.of("dot", 1, 5, 5, 1, plane, new int[1]);
        Renderer r = new Renderer(s, Normalisation.measured(s), new Augmentation(1, true, 0));
        float[] out = new float[25];
        Set<String> seen = new HashSet<>();
        int mirrored = 0;
        for (int k = 0; k < 2000; k++) {
            r.render(0, new Seeds(1).stream("x", k), out, 0);
            int dot = 0;
            for (int i = 0; i < 25; i++) {
                dot = out[i] > out[dot] ? i : dot;
            }
            boolean flipped = out[dot - 1] > out[dot + 1];
            mirrored += flipped ? 1 : 0;
            seen.add(dot + (flipped ? "m" : ""));
        }
        assertEquals(18, seen.size(), "9 crops x 2 sides");
        assertTrue(Math.abs(mirrored - 1000) < 112, "5 standard deviations of a fair coin: " + mirrored);
    }
}
