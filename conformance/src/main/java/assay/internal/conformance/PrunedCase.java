package assay.internal.conformance;

import assay.core.space.bench201.Bench201Space;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.NamedCase;
import assay.internal.conformance.check.Tolerance;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Mask;
import assay.supernet.search.relax.Dirichlet;

/**
 * Progressive DrNAS' pruning on NAS-Bench-201: the operations that stay, the masked draw, and its gradient (in the file by
 * PyTorch's approximation). Uses only Java's doubles.
 */
record PrunedCase(Fields top, String name) implements NamedCase {
    @Override
    public void replay(String backend, Check check) {
        Fields entry = entry();
        Groups groups = Groups.of(new Bench201Space());
        int n = groups.size();
        double[] alpha = entry.flat("alpha_before_pruning", n);
        Mask mask = Mask.all(n).prune(groups, alpha, entry.small("num_keep", 1, n));
        double[] kept = new double[n];
        for (int i = 0; i < n; i++) {
            kept[i] = mask.keeps(i) ? 1 : 0;
        }
        double[] after = mask.apply(alpha);
        check.list("mask", Tolerance.COUNT, entry.flat("mask", n), kept);
        check.list("alpha_after_pruning", Tolerance.VALUE, entry.flat("alpha_after_pruning", n), after);
        Draw draw = mask.apply(groups, Dirichlet.of(groups, after, entry.flat("theta_given", n)));
        check.list("weights", Tolerance.VALUE, entry.flat("weights", n), draw.weights());
        check.list(
                "grad_alpha",
                Tolerance.APPROXIMATED,
                entry.flat("grad_alpha", n),
                draw.pullBack(entry.flat("grad_out", n)));
    }
}
