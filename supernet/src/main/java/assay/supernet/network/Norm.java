package assay.supernet.network;

import assay.supernet.tape.Statistics;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Term;
import assay.supernet.tape.Var;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Channels;
import java.util.List;

/**
 * A batch normalisation layer, with or without weight and bias.
 *
 * @param gamma null for 1
 * @param beta null for 0
 */
public record Norm(Weight gamma, Weight beta, Statistics running) {
    /** The framework's default: running = 0.9 running + 0.1 batch. */
    public static final double MOMENTUM = 0.1;

    /** With weight and bias, named {@code prefix.weight} and {@code prefix.bias}. */
    public static Norm affine(Parameters p, String prefix, int channels) {
        return affine(p, prefix, channels, MOMENTUM);
    }

    /** @param momentum share of the batch in the running statistics, as PyTorch counts it */
    public static Norm affine(Parameters p, String prefix, int channels, double momentum) {
        return new Norm(
                p.add(prefix + ".weight", Kind.BN_WEIGHT, 0, channels),
                p.add(prefix + ".bias", Kind.BN_BIAS, 0, channels),
                p.statistics(prefix, channels, momentum));
    }

    /** Without weight and bias. */
    public static Norm plain(Parameters p, int channels) {
        return new Norm(null, null, p.statistics(channels, MOMENTUM));
    }

    /** The layer applied to x, as a term of a sum. */
    public Term term(Tape tape, Var x, Norms norms) {
        return term(tape, Channels.all(x.value()), x, norms);
    }

    /** The layer applied to channels of {@code source}'s value. */
    public Term term(Tape tape, Channels x, Var source, Norms norms) {
        Var g = gamma == null || norms.absent() ? null : tape.weight(gamma);
        Var b = beta == null || norms.absent() ? null : tape.weight(beta);
        return switch (norms) {
            case IDENTITY, IDENTITY_IN_CELLS -> Term.plain(x, source);
            case BATCH -> Term.normalised(x, source, g, b);
            case TRACK -> Term.tracked(x, source, g, b, running);
            case RUNNING -> Term.running(x, source, g, b, running);
        };
    }

    public Var apply(Tape tape, Var x, Norms norms) {
        return norms.absent()
                ? x
                : tape.sum(List.of(term(tape, x, norms)), x.value().shape());
    }

    /**
     * The layer, then a ReLU. In training ({@link Norms#TRACK}) the ReLU takes the place of the normalised map, so that {@code
     * reluInputs} of the tape sees no negative values; other passes keep both.
     */
    public Var active(Tape tape, Var x, Norms norms) {
        return tape.relu(
                norms == Norms.TRACK
                        ? tape.activeSum(
                                List.of(term(tape, x, norms)), x.value().shape())
                        : apply(tape, x, norms));
    }
}
