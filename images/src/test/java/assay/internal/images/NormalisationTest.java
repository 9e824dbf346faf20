package assay.internal.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class NormalisationTest {
    @Test
    void publishedNumbersAreUsedForCifar() {
        ImageSet ten = ImageSet.of("cifar10", 3, 1, 1, 10, new byte[3], new int[1]);
        assertSame(Normalisation.CIFAR10, Normalisation.of(ten));
        assertEquals(125.3 / 255, Normalisation.CIFAR10.mean().get(0));
        assertEquals(70.4 / 255, Normalisation.CIFAR100.std().get(2));
    }

    @Test
    void measured_isMeanAndPopulationDeviation() {
        ImageSet s = ImageSet.of(
                "x", 2, 1, 2, 1, new byte[] {0, 51, (byte) 255, (byte) 255, 102, (byte) 153, 127, 127}, new int[2]);
        Normalisation n = Normalisation.of(s);
        // channel 0: 0, .2, .4, .6; channel 1: 1, 1, 127/255 twice. 1e-12: rounding of a few double operations.
        assertEquals(0.3, n.mean().get(0), 1e-12);
        assertEquals(Math.sqrt(0.05), n.std().get(0), 1e-12);
        assertEquals((1 - 127 / 255.0) / 2, n.std().get(1), 1e-12);
        assertEquals(1, Normalisation.measured(s.subset(0)).std().get(1), "a constant channel is only centred");
    }

    @Test
    void table_isTorchvisionsFloatArithmetic() {
        float[] table = Normalisation.CIFAR10.table(0, 255);
        assertEquals((0f / 255f - (float) (125.3 / 255)) / (float) (63.0 / 255), table[0]);
        assertEquals((200f / 255f - (float) (125.3 / 255)) / (float) (63.0 / 255), table[200]);
        assertEquals(256, table.length);
    }

    @Test
    void deviationsMustBePositive() {
        assertThrows(IllegalArgumentException.class, () -> new Normalisation(List.of(0.5), List.of(0.0)));
        assertThrows(IllegalArgumentException.class, () -> new Normalisation(List.of(0.5), List.of(1.0, 1.0)));
    }
}
