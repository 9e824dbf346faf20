package assay.internal.bench201.network;

import assay.supernet.network.Kind;
import assay.supernet.network.Norm;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Outline;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Term;
import assay.supernet.tape.Var;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Window;
import java.util.List;

/**
 * The block between stages, at stride 2. Twice ReLU-conv3x3-BN; shortcut average pool 2x2, conv1x1
 * without bias or BN; their sum without ReLU (AutoDL-Projects {@code ResNetBasicblock}).
 */
final class Residual {
    private final Weight convA;
    private final Norm normA;
    private final Weight convB;
    private final Norm normB;
    private final Weight shortcut;

    /**
     * @param channels of the input
     * @param out channels of the output
     */
    Residual(Parameters p, String prefix, int channels, int out) {
        convA = p.add(prefix + ".conv_a.op.1.weight", Kind.CONV_WEIGHT, channels * 9, out, channels, 3, 3);
        normA = Norm.affine(p, prefix + ".conv_a.op.2", out);
        convB = p.add(prefix + ".conv_b.op.1.weight", Kind.CONV_WEIGHT, out * 9, out, out, 3, 3);
        normB = Norm.affine(p, prefix + ".conv_b.op.2", out);
        shortcut = p.add(prefix + ".downsample.1.weight", Kind.CONV_WEIGHT, channels, out, channels, 1, 1);
    }

    Var forward(Tape tape, Var x, Norms mode) {
        Norms norms = mode == Norms.IDENTITY_IN_CELLS ? Norms.BATCH : mode;
        Var before = tape.relu(x);
        Var first = tape.conv(before, tape.weight(convA), Window.of(3, 2, 1));
        Var between = normA.active(tape, first, norms);
        Var second = tape.conv(between, tape.weight(convB), Window.same(3));
        Var pooled = tape.avgPool(x, Window.of(2, 2, 0));
        Var s = tape.conv(pooled, tape.weight(shortcut), Window.same(1));
        modules(tape.outline(), before, first, between, second, pooled, s);
        return tape.sum(
                List.of(normB.term(tape, second, norms), Term.plain(s)),
                second.value().shape());
    }

    private static void modules(Outline outline, Var before, Var first, Var between, Var second, Var pooled, Var s) {
        outline.modules(before, 1);
        outline.modules(first, 4);
        outline.modules(between, 1);
        outline.modules(second, 4);
        outline.modules(pooled, 1);
        outline.modules(s, 2);
    }
}
