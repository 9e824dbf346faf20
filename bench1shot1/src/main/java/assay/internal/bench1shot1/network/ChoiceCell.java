package assay.internal.bench1shot1.network;

import assay.core.space.bench101.OneShotSpace;
import assay.supernet.network.Kind;
import assay.supernet.network.Norm;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Piece;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Term;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * One cell of the one-shot model. Every choice block sums its weighted inputs (its own 1x1 projection of the cell's input, and
 * the blocks before it; weight 1 if the block has no choice) and then weighs its three operations. The output is the weighted
 * projection of the input to k C channels plus the weighted blocks side by side: k C channels.
 *
 * <p>All projections are computed by one wide convolution and one wide normalisation. Each projection is a range of its
 * channels.
 */
final class ChoiceCell {
    private static final int OPS = OneShotSpace.OPERATIONS.size();

    private final OneShotSpace space;
    private final int channels;
    private final int partial;
    /** {@code [blocks][operations]}, null for pooling. */
    private final ConvNormRelu[][] operations;

    private final Weight projection;
    private final Norm projectionNorm;

    /**
     * @param in channels of the cell's input
     * @param c channels of each block
     * @param partial one channel in {@code partial} passes through the operations
     */
    ChoiceCell(Parameters p, String prefix, OneShotSpace space, int in, int c, int partial) {
        this.space = space;
        this.partial = partial;
        channels = c;
        int through = c / partial;
        int k = space.blocks();
        operations = new ConvNormRelu[k][OPS];
        for (int b = 0; b < k; b++) {
            for (int o = 0; o < OPS; o++) {
                int kernel = Module101.kernel(OneShotSpace.OPERATIONS.get(o));
                if (kernel > 0) {
                    String name = prefix + "._choice_blocks." + b + ".mixed_op._ops." + o + ".op.op";
                    operations[b][o] = ConvNormRelu.of(p, name, through, through, kernel, Supernet1Shot1.MOMENTUM);
                }
            }
        }
        projection = p.weight(2 * k * c, in, 1, 1);
        Weight gamma = p.weight(2 * k * c);
        Weight beta = p.weight(2 * k * c);
        projectionNorm = new Norm(gamma, beta, p.statistics(2 * k * c, Supernet1Shot1.MOMENTUM));
        for (int b = 0; b <= k; b++) {
            int width = b < k ? c : k * c;
            String name = prefix + "._input_projections." + b + ".op.";
            p.slice(name + "0.weight", Kind.CONV_WEIGHT, in, projection, b * c * in, width, in, 1, 1);
            p.slice(name + "1.weight", Kind.BN_WEIGHT, 0, gamma, b * c, width);
            p.slice(name + "1.bias", Kind.BN_BIAS, 0, beta, b * c, width);
        }
    }

    /** @param mix weights in the order of {@link OneShotSpace#alphas()} */
    Var forward(Tape tape, Var x, Vec mix, Norms norms) {
        int k = space.blocks();
        int[] s = x.value().shape();
        Var wide = tape.conv(x, tape.weight(projection), Window.same(1));
        Var projected = projectionNorm.active(tape, wide, norms);
        Var[] blocks = new Var[k];
        int inputs = OPS * k + k + 1;
        for (int b = 0; b < k; b++) {
            boolean choice = space.parentCount(b + 1) <= b;
            List<Term> terms = new ArrayList<>();
            for (int from = 0; from <= b; from++) {
                Term term = from == 0 ? part(projected, b * channels, channels) : Term.plain(blocks[from - 1]);
                if (choice) {
                    Term.mix(terms, mix, inputs + from, () -> term);
                } else {
                    terms.add(term);
                }
            }
            inputs += choice ? b + 1 : 0;
            Var sum = tape.sum(terms, s[0], channels, s[2], s[3]);
            blocks[b] = partial == 1 ? operations(tape, sum, b, mix, norms) : partial(tape, sum, b, mix, norms);
        }
        return output(tape, projected, blocks, mix);
    }

    /**
     * Partial channels (PC-DARTS): the first channels pass through the operations and the others bypass them. Then all are
     * shuffled in {@code partial} groups, so that the first channels of the next block come from all of them.
     */
    private Var partial(Tape tape, Var x, int block, Vec mix, Norms norms) {
        int through = channels / partial;
        Var first = operations(tape, tape.channels(List.of(new Piece(x, 0, through))), block, mix, norms);
        List<Piece> shuffled = new ArrayList<>();
        for (int c = 0; c < through; c++) {
            shuffled.add(new Piece(first, c, 1));
            for (int group = 1; group < partial; group++) {
                shuffled.add(new Piece(x, group * through + c, 1));
            }
        }
        return tape.channels(shuffled);
    }

    private Var operations(Tape tape, Var x, int block, Vec mix, Norms norms) {
        List<Term> terms = new ArrayList<>();
        for (int o = 0; o < OPS; o++) {
            ConvNormRelu conv = operations[block][o];
            Term.mix(
                    terms,
                    mix,
                    OPS * block + o,
                    () -> Term.plain(conv == null ? tape.maxPool(x, Window.same(3)) : conv.forward(tape, x, norms)));
        }
        return tape.sum(terms, x.value().shape());
    }

    private Var output(Tape tape, Var projected, Var[] blocks, Vec mix) {
        int k = blocks.length;
        int first = OPS * k;
        List<Piece> pieces = new ArrayList<>();
        for (int b = 0; b < k; b++) {
            List<Term> terms = new ArrayList<>();
            Var block = blocks[b];
            Term.mix(terms, mix, first + 1 + b, () -> Term.plain(block));
            pieces.add(Piece.all(tape.sum(terms, block.value().shape())));
        }
        Var joined = tape.channels(pieces);
        List<Term> terms = new ArrayList<>();
        Term.mix(terms, mix, first, () -> part(projected, k * channels, k * channels));
        terms.add(Term.plain(joined));
        return tape.sum(terms, joined.value().shape());
    }

    private static Term part(Var x, int from, int count) {
        return Term.plain(new Channels(x.value(), from, count), x);
    }
}
