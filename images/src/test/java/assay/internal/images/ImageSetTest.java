package assay.internal.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.error.UsageException;
import assay.core.random.Seeds;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImageSetTest {
    private static int[] levels(ImageSet s, int image) {
        int[] out = new int[s.channels() * s.height() * s.width()];
        s.levels(image, out);
        return out;
    }

    @Test
    void pooling_sumsEachBoxExactly() {
        ImageSet whole = Synthetic.set(3, 2, 12, 4, 1);
        ImageSet pooled = whole.pooledTo(4);
        assertEquals(4, pooled.height());
        assertEquals(255 * 9, pooled.maxLevel());
        for (int i = 0; i < 3; i++) {
            int[] big = levels(whole, i);
            int[] small = levels(pooled, i);
            for (int c = 0; c < 2; c++) {
                for (int y = 0; y < 4; y++) {
                    for (int x = 0; x < 4; x++) {
                        int sum = 0;
                        for (int k = 0; k < 9; k++) {
                            sum += big[c * 144 + (3 * y + k / 3) * 12 + 3 * x + k % 3];
                        }
                        assertEquals(sum, small[c * 16 + y * 4 + x]);
                    }
                }
            }
        }
        assertArrayEquals(levels(whole.pooledTo(2), 1), levels(whole.pooledTo(6).pooledTo(2), 1));
        assertEquals(whole.sha256(), pooled.sha256());
    }

    @Test
    void pooling_refusesSizesThatDoNotDivide() {
        ImageSet s = Synthetic.set(1, 3, 32, 10, 1);
        for (int side : new int[] {-1, 0, 20, 64}) {
            assertThrows(UsageException.class, () -> s.pooledTo(side));
        }
    }

    @Test
    void subset_keepsTheGivenOrder() {
        ImageSet s = Synthetic.set(9, 1, 2, 3, 1);
        ImageSet odd = s.subset(7, 1, 1).subset(0, 2);
        assertEquals(2, odd.size());
        assertArrayEquals(levels(s, 7), levels(odd, 0));
        assertArrayEquals(levels(s, 1), levels(odd, 1));
        assertEquals(s.label(1), odd.label(1));
        assertEquals(1, odd.record(1));
    }

    @Test
    void split_isDisjointStratifiedAndRepeatable() {
        ImageSet s = Synthetic.set(1000, 1, 1, 7, 1);
        for (int[] sizes : new int[][] {{500, 500}, {1, 0}, {333, 100}, {999, 1}, {10, 900}}) {
            ImageSet.Split split = s.split(sizes[0], sizes[1], new Seeds(3));
            assertEquals(sizes[0], split.train().size());
            assertEquals(sizes[1], split.valid().size());
            int[] all = IntStream.concat(records(split.train()), records(split.valid()))
                    .distinct()
                    .toArray();
            assertEquals(sizes[0] + sizes[1], all.length);
            for (ImageSet side : new ImageSet[] {split.train(), split.valid()}) {
                for (int c = 0; c < 7; c++) {
                    double share = (double) s.classCounts()[c] * side.size() / 1000;
                    // 2: the two roundings, of what both sides take and of one side's part of it
                    assertEquals(share, side.classCounts()[c], 2);
                }
            }
            ImageSet again = s.split(sizes[0], sizes[1], new Seeds(3)).train();
            assertArrayEquals(records(split.train()).toArray(), records(again).toArray());
        }
        assertNotEquals(
                Arrays.toString(records(s.split(500, 500, new Seeds(3)).train()).toArray()),
                Arrays.toString(records(s.split(500, 500, new Seeds(4)).train()).toArray()));
    }

    private static IntStream records(ImageSet s) {
        return IntStream.range(0, s.size()).map(s::record);
    }

    @Test
    void split_ofEqualClassesIsEven() {
        int[] labels = IntStream.range(0, 200).map(i -> i % 10).toArray();
        ImageSet s = ImageSet.of("even", 1, 1, 1, 10, new byte[200], labels);
        int[] ten = new int[10];
        Arrays.fill(ten, 10);
        ImageSet.Split split = s.split(100, 100, new Seeds(0));
        assertArrayEquals(ten, split.train().classCounts());
        assertArrayEquals(ten, split.valid().classCounts());
    }

    @Test
    void split_refusesMoreThanThereIs() {
        ImageSet s = Synthetic.set(10, 1, 1, 2, 1);
        assertThrows(UsageException.class, () -> s.split(6, 5, new Seeds(0)));
        assertThrows(UsageException.class, () -> s.split(Integer.MAX_VALUE, Integer.MAX_VALUE, new Seeds(0)));
        assertThrows(UsageException.class, () -> s.split(0, 5, new Seeds(0)));
    }

    @Test
    void apportion_neverExceedsAWeight() {
        assertArrayEquals(new int[] {2, 1, 0}, Stratified.apportion(3, new int[] {2, 1, 0}));
        assertArrayEquals(new int[] {1, 1, 0}, Stratified.apportion(2, new int[] {1, 1, 1}));
        assertArrayEquals(new int[] {3, 1, 1}, Stratified.apportion(5, new int[] {6, 2, 2}));
    }
}
