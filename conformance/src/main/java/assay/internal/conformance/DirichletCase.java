package assay.internal.conformance;

import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.FoundCases;
import assay.internal.conformance.check.Tolerance;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.learn.DirichletAnchor;
import assay.supernet.search.relax.Dirichlet;
import java.util.List;

/**
 * Pathwise gradients of Dirichlet draws, and the divergence from the uniform distribution. The gradients are compared with the
 * exact ones; the file's other column, PyTorch's, has errors of up to 1e-3. The divergence's gradient in PyTorch has an error
 * of 3e-10 from trigamma, before terms cancel. Uses only Java's doubles.
 */
record DirichletCase(String file, List<Fields> triples, List<Fields> divergences) implements Case {
    static void find(Fields top, FoundCases found) {
        DirichletCase all = new DirichletCase(top.file(), top.objects("triples"), top.objects("kl"));
        if (all.triples().isEmpty() && all.divergences().isEmpty()) {
            found.notCovered(top.file() + " without numbers");
        } else {
            found.add(all);
        }
    }

    @Override
    public String tag() {
        return "dirichlet";
    }

    @Override
    public void replay(String backend, Check check) {
        for (int i = 0; i < triples.size(); i++) {
            Fields t = triples.get(i);
            double[] beta = t.numbers("beta");
            Groups groups = SimplexGroup.of(beta.length);
            check.list(
                    "triples[" + i + "].grad_beta_exact",
                    Tolerance.VALUE,
                    t.numbers("grad_beta_exact", beta.length),
                    Dirichlet.gradBeta(
                            groups, beta, t.numbers("theta", beta.length), t.numbers("grad_out", beta.length)));
        }
        for (int i = 0; i < divergences.size(); i++) {
            Fields d = divergences.get(i);
            double[] beta = d.numbers("beta");
            double[] grad = new double[beta.length];
            double kl = DirichletAnchor.divergence(beta, 0, beta.length, grad);
            check.number("kl[" + i + "].kl_to_ones", Tolerance.VALUE, d.number("kl_to_ones"), kl);
            check.list("kl[" + i + "].grad", Tolerance.DIFFERENCE, d.numbers("grad", beta.length), grad);
        }
    }
}
