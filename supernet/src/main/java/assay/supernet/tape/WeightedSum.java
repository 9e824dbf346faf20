package assay.supernet.tape;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * y = sum over terms, each normalised or plain, times its weight: a node of a cell in one pass over its maps. As soon as its
 * statistics are known, every term is affine per channel. So the forward pass and all derivatives need only one kernel, {@link
 * Backend#channelAffine}, and batch normalisation does not write a separate map. Nor do factors of samples: their terms read the
 * gradient multiplied by them.
 */
final class WeightedSum extends Node {
    private final List<Term> terms;
    /** The normalisation of each term; null for a plain one. */
    private final Normalised[] norms;

    private final int channels;

    /** @param active whether y's value is the ReLU of the sum, which y's derivatives do not contain */
    WeightedSum(Tape tape, List<Term> terms, Var y, boolean active) {
        super(tape, y);
        this.terms = List.copyOf(terms);
        norms = new Normalised[terms.size()];
        channels = y.value.dim(1);
        Addends sum = new Addends(tape, channels, () -> y.value);
        for (int t = 0; t < norms.length; t++) {
            Term term = terms.get(t);
            double w = term.weight();
            Affine part = sum.of(term);
            if (term.isBare()) {
                part.shift(c -> w);
            } else if (term.normalised()) {
                Normalised n = new Normalised(tape, term);
                norms[t] = n;
                part.add(term.x(), c -> n.scale(w, c));
                part.shift(c -> n.shift(w, c));
            } else {
                part.add(term.x(), w);
            }
        }
        boolean written = active ? sum.endRelu() : sum.end();
        if (!written) {
            tape.backend().fill(y.value, 0);
        }
    }

    /** The maps that its normalised terms normalise. */
    Stream<Channels> normalised() {
        return terms.stream().filter(Term::normalised).map(Term::x);
    }

    @Override
    void backward() {
        Backend k = tape.backend();
        Channels all = Channels.all(out.grad.finish());
        double[] s = null;
        double[] of = null;
        for (int t = 0; t < norms.length; t++) {
            Term term = terms.get(t);
            double w = term.weight();
            Normalised n = norms[t];
            Channels g = all.times(term.factors());
            if (term.factors() != of) {
                s = null;
                of = term.factors();
            }
            if (term.isBare()) {
                s = s == null && term.weighs() ? sums(g) : s;
                term.weights().grad[term.index()] += term.weighs() ? total(s) : 0;
            } else if (n == null) {
                if (term.weighs()) {
                    term.weights().grad[term.index()] += total(dots(g, term.x(), tape.zeros(channels)));
                }
                spread(term, term.source().grad, tape.affine(channels).add(g, w));
            } else {
                n.d = tape.vector(channels);
                if (s == null) {
                    s = tape.vector(channels);
                    k.channelSumsAndDots(g, term.x(), n.mean, s, n.d);
                } else {
                    k.channelDots(g, term.x(), n.mean, n.d);
                }
                n.s = s;
                if (term.weighs()) {
                    term.weights().grad[term.index()] += n.weightGrad();
                }
                parameter(term.gamma(), false, c -> w * n.r[c] * n.d[c]);
                parameter(term.beta(), false, c -> w * n.s[c]);
                spread(
                        term,
                        term.source().grad,
                        tape.affine(channels)
                                .add(g, c -> n.gradOfG(w, c))
                                .add(term.x(), c -> n.gradOfX(w, c))
                                .shift(c -> n.gradShift(w, c)));
            }
        }
    }

    @Override
    void push() {
        Addends addends = new Addends(tape, channels, () -> tape.tangentLike(out));
        for (int t = 0; t < norms.length; t++) {
            Term term = terms.get(t);
            double w = term.weight();
            double wT = weightTangent(term);
            Normalised n = norms[t];
            Affine sum = addends.of(term);
            if (term.isBare()) {
                if (wT != 0) {
                    sum.shift(c -> wT);
                }
                continue;
            }
            Channels xT = tangentOf(term);
            if (n == null) {
                if (xT != null) {
                    sum.add(xT, w);
                }
                if (wT != 0) {
                    sum.add(term.x(), wT);
                }
            } else {
                double[] xMean = tape.zeros(channels);
                double[] xDot = tape.zeros(channels);
                if (xT != null) {
                    xMean = sums(xT);
                    for (int c = 0; c < channels; c++) {
                        xMean[c] /= n.m;
                    }
                    xDot = dots(xT, term.x(), n.mean);
                    sum.add(xT, c -> n.scale(w, c));
                }
                n.direct(xMean, xDot, vectorTangent(term.gamma()), vectorTangent(term.beta()));
                if (xT != null || wT != 0 || moves(term.gamma()) || moves(term.beta())) {
                    sum.add(term.x(), c -> n.scaleT(w, wT, c));
                    sum.shift(c -> n.shiftT(w, wT, c));
                }
            }
        }
        addends.end();
    }

    @Override
    void pushBackward() {
        Channels all = Channels.all(out.grad.finish());
        Tensor gradTangent = out.gradTangent.finish();
        double[] zero = tape.zeros(channels);
        double[] s = null;
        double[] of = null;
        for (int t = 0; t < norms.length; t++) {
            Term term = terms.get(t);
            double w = term.weight();
            double wT = weightTangent(term);
            Normalised n = norms[t];
            Channels g = all.times(term.factors());
            Channels gT = gradTangent == null ? null : Channels.all(gradTangent).times(term.factors());
            if (s == null || term.factors() != of) {
                s = gT == null ? zero : sums(gT);
                of = term.factors();
            }
            double[] sT = s;
            if (term.isBare()) {
                term.weights().gradTangent[term.index()] += total(sT);
                continue;
            }
            Channels xT = tangentOf(term);
            Affine gxT = tape.affine(channels);
            if (n == null) {
                if (term.weighs()) {
                    double a = gT == null ? 0 : total(dots(gT, term.x(), zero));
                    double b = xT == null ? 0 : total(dots(g, xT, zero));
                    term.weights().gradTangent[term.index()] += a + b;
                }
                if (gT != null) {
                    gxT.add(gT, w);
                }
                if (wT != 0) {
                    gxT.add(g, wT);
                }
            } else {
                double[] dT = gT == null ? tape.zeros(channels) : dots(gT, term.x(), n.mean);
                if (xT != null) {
                    double[] more = dots(g, xT, n.meanT);
                    for (int c = 0; c < channels; c++) {
                        dT[c] += more[c];
                    }
                }
                if (term.weighs()) {
                    term.weights().gradTangent[term.index()] += n.weightGradT(sT, dT);
                }
                parameter(term.gamma(), true, c -> (wT * n.r[c] + w * n.rT[c]) * n.d[c] + w * n.r[c] * dT[c]);
                parameter(term.beta(), true, c -> wT * n.s[c] + w * sT[c]);
                if (gT != null) {
                    gxT.add(gT, c -> n.gradOfG(w, c));
                }
                gxT.add(g, c -> n.scaleT(w, wT, c)).add(term.x(), c -> n.gradOfXT(w, wT, dT, c));
                if (xT != null) {
                    gxT.add(xT, c -> n.gradOfX(w, c));
                }
                gxT.shift(c -> n.gradShiftT(w, wT, sT, dT, c));
            }
            spread(term, term.source().gradTangent, gxT);
        }
    }

    private void spread(Term term, Grad to, Affine gx) {
        if (term.source().wanted && !gx.isEmpty()) {
            Channels x = term.x();
            boolean add = to.adds(x.from(), x.count());
            gx.into(tape.backend(), new Channels(to.buffer(), x.from(), x.count()), add);
        }
    }

    private void parameter(Var p, boolean tangent, Affine.PerChannel value) {
        if (p != null && p.wanted) {
            double[] v = tape.vector(channels);
            Arrays.setAll(v, value::at);
            HostVectors.add(tape.backend(), v, tangent ? p.gradTangent : p.grad);
        }
    }

    private double[] vectorTangent(Var p) {
        return HostVectors.read(tape.backend(), p == null ? null : p.tangent, tape.vector(channels), 0);
    }

    private static boolean moves(Var p) {
        return p != null && p.tangent != null;
    }

    private double weightTangent(Term term) {
        return term.weights() == null ? 0 : term.weights().tangent[term.index()];
    }

    private static Channels tangentOf(Term term) {
        Tensor t = term.source().tangent;
        return t == null ? null : new Channels(t, term.x().from(), term.x().count());
    }

    private double[] sums(Channels x) {
        double[] sums = tape.vector(channels);
        tape.backend().channelSums(x, sums);
        return sums;
    }

    private double[] dots(Channels u, Channels v, double[] center) {
        double[] dots = tape.vector(channels);
        tape.backend().channelDots(u, v, center, dots);
        return dots;
    }

    private static double total(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x;
        }
        return sum;
    }
}
