package assay.internal.bench201.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Op201;
import assay.core.space.bench201.Skeleton201;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.network.Parameter;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.relax.Paths;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PathPerCellTest {
    private static final int CELLS = 3;
    private static final int OPTIONS = 30;
    private static final int IMAGES = 2;
    private static final Groups GROUPS = Groups.of(new Bench201Space());

    /** The same operation on all edges. */
    private static Draw all(Op201 op) {
        int[][] chosen = new int[6][];
        Arrays.fill(chosen, new int[] {op.ordinal()});
        return Draw.path(GROUPS, chosen);
    }

    /** Logits; into {@code convolved} the numbers of the cells that have a convolution on which they hang. */
    private static double[] logits(boolean perCell, Draw draw, Set<Integer> convolved) {
        try (Backend backend = new PlainBackend(DType.FLOAT64);
                Supernet201 net = new Supernet201(backend, new Skeleton201(4, 1, 10, 8), false)) {
            net.parameters().initialise(new Seeds(5));
            int cells = perCell ? net.separateCells() : 1;
            Vec mix = new Vec(cells * OPTIONS);
            draw.into(mix);
            Tensor x = backend.take(IMAGES, 3, 8, 8);
            RandomStream random = new Seeds(6).stream("images");
            double[] pixels = new double[IMAGES * 3 * 64];
            Arrays.setAll(pixels, i -> random.nextGaussian());
            backend.write(pixels, x);
            Tape tape = new Tape(backend);
            Var y = net.forward(tape, tape.constant(x), mix);
            double[] out = new double[IMAGES * 10];
            backend.read(y.value(), out);
            tape.clear();
            for (Parameter p : net.parameters().list()) {
                if (convolved != null && changes(net, p, mix, x, out)) {
                    convolved.add(Integer.parseInt(p.name().split("\\.")[1]));
                }
            }
            backend.give(x);
            return out;
        }
    }

    /** Whether the logits depend on this parameter, one of a cell's edges. */
    private static boolean changes(Supernet201 net, Parameter p, Vec mix, Tensor x, double[] before) {
        if (!p.name().contains(".edges.")) {
            return false;
        }
        List<double[]> saved = net.parameters().save();
        List<double[]> moved = saved.stream().map(double[]::clone).toList();
        moved.get(net.parameters().weights().indexOf(p.weight()))[p.offset()] += 0.5;
        net.parameters().load(moved);
        Tape tape = new Tape(net.parameters().backend());
        Var y = net.forward(tape, tape.constant(x), mix);
        double[] out = new double[before.length];
        net.parameters().backend().read(y.value(), out);
        tape.clear();
        net.parameters().load(saved);
        return !Arrays.equals(out, before);
    }

    @Test
    void oneDraw_isEveryCells() {
        Draw draw = all(Op201.CONV_3X3);
        assertArrayEquals(logits(false, draw, null), logits(true, draw, null));
        assertArrayEquals(logits(false, draw, null), logits(true, Draw.each(List.of(draw, draw, draw)), null));
    }

    @Test
    void convolutionInOneCell_othersAreNotInTheNetwork() {
        Draw skip = all(Op201.SKIP_CONNECT);
        Set<Integer> convolved = new HashSet<>();
        logits(true, Draw.each(List.of(skip, all(Op201.CONV_1X1), skip)), convolved);
        assertEquals(Set.of(2), convolved, "cells.0, cells.2 and cells.4 are cells, the others residual blocks");
    }

    @Test
    void draws_differBetweenCells() {
        Paths paths = new Paths(Paths.Choice.UNIFORM, true, true);
        assertTrue(paths.perCell());
        RandomStream noise = new Seeds(7).stream("noise");
        Moment when = new Moment(0, 1, Moment.Purpose.WEIGHTS);
        Draw draw = Draw.each(Stream.generate(() -> paths.draw(GROUPS, new double[OPTIONS], when, noise))
                .limit(CELLS)
                .toList());
        double[] w = draw.weights();
        assertEquals(CELLS * 6, Arrays.stream(w).sum());
        Set<String> cells = new HashSet<>();
        for (int c = 0; c < CELLS; c++) {
            cells.add(Arrays.toString(Arrays.copyOfRange(w, c * OPTIONS, (c + 1) * OPTIONS)));
        }
        assertEquals(CELLS, cells.size());
    }

    @Test
    void partialChannels_areRefused() {
        try (Backend backend = new PlainBackend(DType.FLOAT64);
                Supernet201 net = new Supernet201(backend, new Skeleton201(4, 1, 10, 8), false, 2)) {
            assertTrue(assertThrows(UsageException.class, net::separateCells)
                    .getMessage()
                    .contains("1 in 2"));
        }
    }
}
