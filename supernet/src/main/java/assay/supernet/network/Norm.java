package assay.supernet.network;

import assay.supernet.tape.Tape;
import assay.supernet.tape.Term;
import assay.supernet.tape.Var;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Channels;
import java.util.List;

/** A batch normalisation layer, with or without weight and bias. */
public record Norm(Weight gamma, Weight beta) {
    /** With weight and bias, named {@code prefix.weight} and {@code prefix.bias}. */
    public static Norm affine(Parameters p, String prefix, int channels) {
        return new Norm(
                p.add(prefix + ".weight", Kind.BN_WEIGHT, 0, channels),
                p.add(prefix + ".bias", Kind.BN_BIAS, 0, channels));
    }

    public static Norm plain() {
        return new Norm(null, null);
    }

    /** The layer applied to x, as a term of a sum. */
    public Term term(Tape tape, Var x, Norms norms) {
        return norms == Norms.IDENTITY
                ? Term.plain(x)
                : Term.normalised(
                        Channels.all(x.value()),
                        x,
                        gamma == null ? null : tape.weight(gamma),
                        beta == null ? null : tape.weight(beta));
    }

    public Var apply(Tape tape, Var x, Norms norms) {
        return norms == Norms.IDENTITY
                ? x
                : tape.sum(List.of(term(tape, x, norms)), x.value().shape());
    }
}
