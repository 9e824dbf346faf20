package assay.internal.bench201.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Skeleton201;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameter;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Network201Test {
    private final Backend backend = new PlainBackend(DType.FLOAT64);
    private final Bench201Space space = new Bench201Space();

    private static Genotype201 all(int op) {
        return new Bench201Space().decode(new int[] {op, op, op, op, op, op});
    }

    @Test
    void parameterCounts_areThePublishedOnes() {
        assertEquals(
                1_531_546,
                new Network201(backend, Skeleton201.official(10, 32), all(3))
                        .parameters()
                        .count());
        assertEquals(
                73_306,
                new Network201(backend, Skeleton201.official(10, 32), all(1))
                        .parameters()
                        .count());
        assertEquals(
                73_306 + 6 * 28_000 + 90 * 65,
                new Network201(backend, Skeleton201.official(100, 32), all(2))
                        .parameters()
                        .count());
    }

    /** A supernet whose weights are one-hot computes what the network of that cell computes. */
    @Test
    void oneHotSupernet_isTheNetworkOfItsCell() {
        RandomStream random = new RandomStream(3);
        Skeleton201 size = new Skeleton201(3, 1, 4, 8);
        Supernet201 supernet = new Supernet201(backend, size, false);
        supernet.parameters().initialise(new Seeds(1));
        Tensor images = backend.take(4, 3, 8, 8);
        double[] pixels = new double[images.size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextGaussian();
        }
        backend.write(pixels, images);
        Tape tape = new Tape(backend);
        for (int i = 0; i < 10; i++) {
            Genotype201 arch = space.sample(random);
            int[] choice = space.encode(arch);
            Vec mix = new Vec(30);
            double[] oneHot = new double[30];
            for (int e = 0; e < 6; e++) {
                oneHot[5 * e + choice[e]] = 1;
            }
            mix.set(oneHot);
            double[] expected = new double[16];
            backend.read(supernet.forward(tape, tape.constant(images), mix).value(), expected);
            tape.clear();

            Network201 network = new Network201(backend, size, arch);
            network.parameters().initialise(new Seeds(1));
            copyCommon(supernet, network);
            double[] found = new double[16];
            backend.read(
                    network.forward(tape, tape.constant(images), Norms.BATCH).value(), found);
            tape.clear();
            assertArrayEquals(expected, found, 1e-10, arch.text());
        }
    }

    /** Cell convolutions are called {@code edges.1<-0.3.op.1} in the supernet and {@code layers.0.op.1} in the network. */
    private static void copyCommon(Supernet201 from, Network201 to) {
        Map<String, Parameter> byName = new HashMap<>();
        for (Parameter p : from.parameters().list()) {
            byName.put(p.name(), p);
        }
        for (Parameter p : to.parameters().list()) {
            String name = p.name();
            for (int e = 0; e < 6; e++) {
                int op = p.shape().length == 4 && p.shape()[2] == 1 ? 2 : 3;
                name = name.replace(
                        ".layers." + e + ".op.1.",
                        ".edges." + Genotype201.target(e) + "<-" + Genotype201.source(e) + "." + op + ".op.1.");
            }
            Parameter source = byName.get(name);
            if (source != null) {
                to.parameters().set(p, from.parameters().get(source));
            }
        }
    }

    @Test
    void initialValues_areWithinTheFrameworksBounds_andDependOnTheSeedAlone() {
        Network201 a = new Network201(backend, new Skeleton201(4, 1, 10, 32), all(3));
        Network201 b = new Network201(backend, new Skeleton201(4, 1, 10, 32), all(3));
        a.parameters().initialise(new Seeds(9));
        b.parameters().initialise(new Seeds(9));
        for (int i = 0; i < a.parameters().list().size(); i++) {
            Parameter p = a.parameters().list().get(i);
            double[] v = a.parameters().get(p);
            assertArrayEquals(v, b.parameters().get(b.parameters().list().get(i)));
            if (p.fanIn() > 0) {
                double bound = 1 / Math.sqrt(p.fanIn());
                double largest = 0;
                for (double e : v) {
                    largest = Math.max(largest, Math.abs(e));
                }
                assertEquals(true, largest <= bound && largest > bound / 3, p.name() + ": " + largest);
            }
        }
    }
}
