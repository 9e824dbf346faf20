package assay.internal.conformance;

import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.FoundCases;
import assay.internal.conformance.check.Tolerance;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.EnsembleGumbel;
import assay.supernet.search.relax.Simplex;
import assay.supernet.search.relax.Temperature;
import java.util.List;

/**
 * DATA's ensemble Gumbel-softmax on one edge with given noise: weights and straight-through gradient. Uses only Java's doubles.
 */
record EnsembleCase(Fields entry, int number) implements Case {
    static void find(List<Fields> entries, FoundCases found) {
        for (int i = 0; i < entries.size(); i++) {
            String variant = entries.get(i).text("variant");
            if (variant.equals("softmax") || variant.equals("relu")) {
                found.add(new EnsembleCase(entries.get(i), i));
            } else {
                found.notCovered(entries.get(i).file() + " variant " + variant);
            }
        }
    }

    @Override
    public String file() {
        return entry.file();
    }

    @Override
    public String tag() {
        return "[" + number + "] " + entry.text("variant") + " M=" + entry.whole("M", 1, 1000);
    }

    @Override
    public void replay(String backend, Check check) {
        int draws = entry.small("M", 1, 1000);
        double[] alpha = entry.numbers("alpha");
        double[][] uniform = entry.rows("uniform", alpha.length);
        if (uniform.length != draws) {
            throw entry.refused(entry.place("uniform"), draws + " lists", uniform.length + " lists");
        }
        double tau = entry.number("tau");
        if (!(tau > 0)) {
            throw entry.refused(entry.place("tau"), "a positive number", tau);
        }
        Groups groups = SimplexGroup.of(alpha.length);
        EnsembleGumbel relax = new EnsembleGumbel(
                draws,
                entry.text("variant").equals("relu") ? Simplex.RELU : Simplex.SOFTMAX,
                EnsembleGumbel.Combine.PUBLISHED,
                Temperature.afterEpochs(tau, tau));
        Draw draw = relax.of(groups, alpha, uniform, tau);
        check.list("weights", Tolerance.VALUE, entry.numbers("weights", alpha.length), draw.weights());
        check.list(
                "grad_alpha",
                Tolerance.VALUE,
                entry.numbers("grad_alpha", alpha.length),
                draw.pullBack(entry.numbers("grad_out", alpha.length)));
    }
}
