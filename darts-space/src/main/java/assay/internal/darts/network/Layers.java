package assay.internal.darts.network;

import assay.core.space.darts.OpDarts;
import assay.supernet.network.Kind;
import assay.supernet.network.Norm;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Term;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Window;

/**
 * Makes the layers of cells.
 *
 * @param affine whether normalisation has weight and bias: true in networks of one architecture, false in cells of supernets
 * @param poolNorm whether pooling is followed by a normalisation (without weight and bias): in supernets
 */
record Layers(Parameters p, boolean affine, boolean poolNorm) {
    Norm norm(String name, int channels) {
        return affine ? Norm.affine(p, name, channels) : Norm.plain(p, channels);
    }

    /** A convolution's weight {@code [out, in/groups, kernel, kernel]}. */
    Weight conv(String name, int in, int out, int kernel, int groups) {
        return p.add(name, Kind.CONV_WEIGHT, in / groups * kernel * kernel, out, in / groups, kernel, kernel);
    }

    /** An operation of an edge; not {@code none}. */
    Branch operation(OpDarts op, String name, int c, int stride) {
        return switch (op) {
            case NONE -> throw new IllegalArgumentException(name + ": none is no layer");
            case MAX_POOL_3X3 -> pool(c, stride, true);
            case AVG_POOL_3X3 -> pool(c, stride, false);
            case SKIP_CONNECT -> stride == 1 ? new Identity() : new FactorizedReduce(this, name, c, c);
            case SEP_CONV_3X3, SEP_CONV_5X5, SEP_CONV_7X7 -> separable(name + ".op.", c, op.kernel(), stride);
            case DIL_CONV_3X3, DIL_CONV_5X5 ->
                new Separable(this, name + ".op.", 1, c, dilated(op.kernel(), stride, c), true);
            case CONV_7X1_1X7 -> cross(name + '.', c, op.kernel(), stride);
        };
    }

    /** ReLU, 1x1 convolution, normalisation: what a cell does with the outputs of the two cells before. */
    Branch project(String name, int in, int out) {
        Weight conv = conv(name + ".op.1.weight", in, out, 1, 1);
        Norm norm = norm(name + ".op.2", out);
        return (s, norms) -> {
            var tape = s.tape();
            var y = tape.conv(s.relu(), tape.weight(conv), Window.same(1));
            tape.outline().modules(s.relu(), 1);
            tape.outline().modules(y, 4);
            return norm.term(tape, y, norms);
        };
    }

    private Branch pool(int c, int stride, boolean largest) {
        Norm norm = poolNorm ? Norm.plain(p, c) : null;
        return (s, norms) -> {
            var pooled = largest ? s.maxPool(stride) : s.avgPool(stride);
            s.tape().outline().modules(pooled, 1);
            return norm == null ? Term.plain(pooled) : norm.term(s.tape(), pooled, norms);
        };
    }

    /** Twice (ReLU, depthwise, pointwise, normalisation); the second at stride 1. */
    private Branch separable(String name, int c, int kernel, int stride) {
        Separable first = new Separable(this, name, 1, c, new Window(kernel, stride, kernel / 2, 1, c), false);
        Separable second = new Separable(this, name, 5, c, new Window(kernel, 1, kernel / 2, 1, c), true);
        return (s, norms) -> second.term(s.tape(), first.active(s, norms), norms);
    }

    /** ReLU, a row's convolution, a column's, normalisation (AmoebaNet's, in quark0/darts); each strides along itself. */
    private Branch cross(String name, int c, int kernel, int stride) {
        Weight row = p.add(name + "1.weight", Kind.CONV_WEIGHT, c * kernel, c, c, 1, kernel);
        Weight column = p.add(name + "2.weight", Kind.CONV_WEIGHT, c * kernel, c, c, kernel, 1);
        Norm norm = norm(name + '3', c);
        return (s, norms) -> {
            var tape = s.tape();
            var across = tape.conv(s.relu(), tape.weight(row), Window.row(kernel, stride));
            var down = tape.conv(across, tape.weight(column), Window.column(kernel, stride));
            tape.outline().modules(s.relu(), 1);
            tape.outline().modules(across, 1);
            tape.outline().modules(down, 3);
            return norm.term(tape, down, norms);
        };
    }

    /** Dilation 2, padded so that it keeps the size. */
    private static Window dilated(int kernel, int stride, int c) {
        return new Window(kernel, stride, kernel - 1, 2, c);
    }

    /** A skip connection at stride 1. */
    private static final class Identity implements Branch {
        @Override
        public Term term(State s, Norms norms) {
            s.tape().outline().modules(s.x(), 1);
            return Term.plain(s.x());
        }

        @Override
        public boolean identity() {
            return true;
        }
    }
}
