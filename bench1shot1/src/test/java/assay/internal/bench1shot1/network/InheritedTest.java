package assay.internal.bench1shot1.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.bench101.OneShot;
import assay.core.space.bench101.OneShotSpace;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InheritedTest {
    private final Backend backend = new PlainBackend(DType.FLOAT64);
    private final OneShotSpace space = OneShotSpace.of(2);
    /** Block 2 leads nowhere. */
    private final OneShot arch = space.parse("c3(0) c1(1) mp(0,1) c3(1,3) out(0,3,4)");

    @Test
    void chosenOptionsAreOn_andLooseEndsAreNot() {
        Vec mix = new Vec(26);
        Inherited.set(mix, arch, true);
        // Operations mp c3 c1 of blocks 1..4, output 0..4, inputs of blocks 2 (0,1), 3 (0..2), 4 (0..3).
        boolean[] on = new boolean[26];
        for (int i : new int[] {1, 6, 10, 12, 15, 16, 19, 20, 23, 25}) {
            on[i] = true;
        }
        assertEquals(26, mix.length());
        for (int i = 0; i < on.length; i++) {
            assertEquals(!on[i], mix.off(i), "option " + i);
        }
    }

    /** A loose block may have any operation and any parents. */
    @Test
    void looseEnds_changeNothing() {
        OneShot other = space.parse("c3(0) mp(0) mp(0,1) c3(1,3) out(0,3,4)");
        assertEquals(arch.cell(), other.cell());
        assertArrayEquals(logits(arch, true), logits(other, true));
    }

    @Test
    void inputsThatSumToOne_areAnotherNetwork() {
        double[] one = logits(arch, true);
        double[] whole = logits(arch, false);
        assertTrue(IntStream.range(0, one.length).anyMatch(i -> Math.abs(one[i] - whole[i]) > 1e-6));
        assertFalse(IntStream.range(0, one.length).anyMatch(i -> Double.isNaN(one[i])));
    }

    private double[] logits(OneShot of, boolean sumToOne) {
        try (Supernet1Shot1 net = new Supernet1Shot1(backend, space, 2, 3, 4)) {
            net.parameters().initialise(new Seeds(7));
            Vec mix = new Vec(26);
            Inherited.set(mix, of, sumToOne);
            Tensor images = backend.take(3, 3, 8, 8);
            backend.write(new RandomStream(4).doubles(images.size()).toArray(), images);
            Tape tape = new Tape(backend);
            double[] logits = new double[12];
            backend.read(net.forward(tape, tape.constant(images), mix).value(), logits);
            tape.clear();
            return logits;
        }
    }
}
