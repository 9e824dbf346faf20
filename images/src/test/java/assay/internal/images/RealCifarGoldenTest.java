package assay.internal.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.random.Seeds;
import assay.internal.images.ImageSet.Part;
import assay.internal.testkit.RealData;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The CIFAR-10 subset against the numbers of its README (SHA-256 of the unpacked files, images per class). */
class RealCifarGoldenTest {
    private static int[] all(int count) {
        int[] counts = new int[10];
        Arrays.fill(counts, count);
        return counts;
    }

    @Test
    void trainingImages_areThePublishedOnes() {
        ImageSet train = ImageSet.load(RealData.cifar10());
        assertEquals("cifar10: 10000 images 3x32x32, 10 classes", train.toString());
        assertEquals("f66cbe5c51b5151ff1a1eddefa9c29ac36c8d7b8f37097013ac89599a2fdc8be", train.sha256());
        assertArrayEquals(all(1000), train.classCounts());
        ImageSet.Split split = train.split(5000, 5000, new Seeds(0));
        assertArrayEquals(all(500), split.train().classCounts());
        assertArrayEquals(all(500), split.valid().classCounts());
        // The README's means and deviations are of all 50,000 images; 0.005 is the sampling error of a fifth of them.
        Normalisation n = Normalisation.measured(train);
        double[] mean = {0.49140, 0.48216, 0.44653};
        double[] std = {0.24703, 0.24349, 0.26159};
        for (int c = 0; c < 3; c++) {
            assertEquals(mean[c], n.mean().get(c), 0.005);
            assertEquals(std[c], n.std().get(c), 0.005);
        }
    }

    @Test
    void testImages_areThePublishedOnes() {
        ImageSet test = ImageSet.load(RealData.cifar10(), Part.TEST);
        assertEquals(2000, test.size());
        assertEquals("d712dafdc2fe14d03bbb9975b357332d94966d33e98c761f84336233c80189c8", test.sha256());
        assertArrayEquals(all(200), test.classCounts());
    }
}
