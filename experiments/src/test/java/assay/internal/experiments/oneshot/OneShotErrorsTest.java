package assay.internal.experiments.oneshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.error.InterruptedRunException;
import assay.core.space.Genotype;
import assay.core.space.bench101.LooseEndFree;
import assay.core.space.bench101.OneShotSpace;
import assay.internal.testkit.BitRot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneShotErrorsTest {
    private static final List<Genotype> SOME =
            List.copyOf(new LooseEndFree(OneShotSpace.of(1)).oneShots().subList(0, 20));

    @TempDir
    private Path folder;

    private final AtomicInteger computed = new AtomicInteger();

    private OneShotErrors compute(Path file, int most) {
        OneShotErrors errors = new OneShotErrors(file, SOME);
        computed.set(0);
        errors.compute(
                a -> {
                    computed.incrementAndGet();
                    return new int[] {SOME.indexOf(a), 100};
                },
                () -> computed.get() >= most,
                done -> {});
        return errors;
    }

    private static double[] expected() {
        return SOME.stream().mapToDouble(a -> SOME.indexOf(a) / 100.0).toArray();
    }

    @Test
    void aTornEnd_isComputedAgain_andNothingElse() throws IOException {
        Path file = folder.resolve("errors.csv");
        assertThrows(InterruptedRunException.class, () -> compute(file, 12));
        assertThrows(DataFormatException.class, () -> new OneShotErrors(file, SOME).read());
        String twelve = Files.readString(file);
        Files.writeString(file, twelve.substring(0, twelve.length() - 5));
        OneShotErrors errors = compute(file, 100);
        assertEquals(9, computed.get());
        assertFalse(errors.damaged());
        assertArrayEquals(expected(), errors.read());
        assertEquals("arch,wrong,images", errors.table().get(0));
        assertEquals("\"" + SOME.get(7).text() + "\",7,100", errors.table().get(8));
    }

    /** A flipped bit once gave another error rate. */
    @Test
    void aDamagedLine_isComputedAnew_withThoseBehindIt() throws IOException {
        Path file = folder.resolve("errors.csv");
        compute(file, 100);
        Files.writeString(file, Files.readString(file).replace("\",7,100", "\",5,100"));
        OneShotErrors errors = compute(file, 100);
        assertEquals(13, computed.get());
        assertTrue(errors.damaged());
        assertArrayEquals(expected(), errors.read());
    }

    @Test
    void flippedBits_giveNoOtherErrors() throws Exception {
        Path file = folder.resolve("errors.csv");
        compute(file, 100);
        BitRot.Ends ends = BitRot.of(file, () -> List.of(compute(file, 100).read(), Files.readString(file))
                        .get(1))
                .flip(500);
        assertEquals(0, ends.refused());
    }
}
