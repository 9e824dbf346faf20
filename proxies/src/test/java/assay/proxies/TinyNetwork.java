package assay.proxies;

import assay.core.random.ValueRule;
import assay.supernet.network.Kind;
import assay.supernet.network.Network;
import assay.supernet.network.Norm;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Term;
import assay.supernet.tape.Var;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Window;
import java.util.List;

/** Stem conv-BN, ReLU-conv-BN beside a skip (or nothing: cut off), BN, ReLU, mean, linear; values by the value rule. */
final class TinyNetwork implements Network {
    static final int CLASSES = 3;

    private final Parameters parameters;
    private final Weight stem;
    private final Norm stemNorm;
    private final Weight conv;
    private final Norm norm;
    private final Norm headNorm;
    private final Weight classifier;
    private final Weight bias;
    private final boolean cut;

    TinyNetwork(Backend k, boolean cut) {
        this.cut = cut;
        parameters = new Parameters(k);
        stem = parameters.add("stem", Kind.CONV_WEIGHT, 27, 4, 3, 3, 3);
        stemNorm = Norm.affine(parameters, "stemNorm", 4);
        conv = parameters.add("conv", Kind.CONV_WEIGHT, 36, 4, 4, 3, 3);
        norm = Norm.affine(parameters, "norm", 4);
        headNorm = Norm.affine(parameters, "headNorm", 4);
        classifier = parameters.add("classifier", Kind.LINEAR_WEIGHT, 4, CLASSES, 4);
        bias = parameters.add("bias", Kind.LINEAR_BIAS, 4, CLASSES);
        for (Parameter p : parameters.list()) {
            parameters.set(p, values(p));
        }
    }

    private static double[] values(Parameter p) {
        double[] v = ValueRule.sym(p.index(), p.size(), p.kind().scored() ? 1 / Math.sqrt(p.fanIn()) : 0.1);
        if (p.kind() == Kind.BN_WEIGHT) {
            for (int i = 0; i < v.length; i++) {
                v[i] += 1;
            }
        }
        return v;
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Var forward(Tape tape, Var images, Norms norms) {
        Var first = tape.conv(images, tape.weight(stem), Window.same(3));
        tape.outline().modules(first, 3);
        Var x = tape.outline().block(stemNorm.apply(tape, first, norms));
        Var y = tape.conv(tape.relu(x), tape.weight(conv), Window.same(3));
        List<Term> terms = cut ? List.of() : List.of(norm.term(tape, y, norms), Term.plain(x));
        tape.outline().modules(y, 4);
        Var cell = tape.outline().block(tape.sum(terms, x.value().shape()));
        Var features = tape.spatialMean(tape.relu(headNorm.apply(tape, cell, norms)));
        return tape.linear(features, tape.weight(classifier), tape.weight(bias));
    }
}
