package assay.supernet.tape;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** y = the channels of all pieces in order: concatenation, slice and shuffle; linear. */
final class Pieces extends Node {
    private final List<Piece> pieces;

    Pieces(Tape tape, List<Piece> pieces, Var y) {
        super(tape, y);
        this.pieces = List.copyOf(pieces);
        int at = 0;
        for (Piece p : pieces) {
            copy(new Channels(p.source().value, p.from(), p.count()), new Channels(y.value, at, p.count()), false);
            at += p.count();
        }
    }

    private void copy(Channels from, Channels to, boolean add) {
        Backend k = tape.backend();
        double[] ones = new double[from.count()];
        Arrays.fill(ones, 1);
        k.channelAffine(new Channels[] {from}, new double[][] {ones}, null, to, add);
    }

    @Override
    boolean readsGradAgain() {
        return false;
    }

    @Override
    void backward() {
        spread(out.grad, false);
    }

    @Override
    void push() {
        if (pieces.stream().allMatch(p -> p.source().tangent == null)) {
            return;
        }
        Tensor t = tape.tangentLike(out);
        int at = 0;
        for (Piece p : pieces) {
            Channels to = new Channels(t, at, p.count());
            if (p.source().tangent != null) {
                copy(new Channels(p.source().tangent, p.from(), p.count()), to, false);
            } else {
                tape.backend().channelAffine(new Channels[0], new double[0][], null, to, false);
            }
            at += p.count();
        }
    }

    @Override
    void pushBackward() {
        spread(out.gradTangent, true);
    }

    private void spread(Grad gy, boolean tangent) {
        if (!gy.exists()) {
            return;
        }
        Tensor g = gy.finish();
        int at = 0;
        for (Piece p : pieces) {
            if (p.source().wanted) {
                Grad gx = tangent ? p.source().gradTangent : p.source().grad;
                boolean add = gx.adds(p.from(), p.count());
                copy(new Channels(g, at, p.count()), new Channels(gx.buffer(), p.from(), p.count()), add);
            }
            at += p.count();
        }
    }
}
