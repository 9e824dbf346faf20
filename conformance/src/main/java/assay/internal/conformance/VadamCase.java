package assay.internal.conformance;

import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.FoundCases;
import assay.internal.conformance.check.Tolerance;
import assay.supernet.optim.Belief;
import assay.supernet.optim.Learner;
import assay.supernet.optim.PrintedBaLeNas;
import assay.supernet.optim.VAdam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs of VAdam, and of the update that BaLeNAS prints, on {@code f(p) = sum_i c_i (p_i-t_i)^2/2 + 0.1 sum_i sin(3 p_i)}. Uses
 * only Java's doubles.
 *
 * @param noise for each step and sample; may be longer than the run needs
 */
record VadamCase(String file, Fields top, Fields run, List<double[][]> noise) implements Case {
    private static final String FUNCTION = "f(p)=sum_i c_i (p_i-t_i)^2/2 + 0.1 sum_i sin(3 p_i)";
    private static final String OFFICIAL = "official Vadam (emtiyaz/vadam)";
    private static final String PRINTED = "BaLeNAS equations 17 and 18 as printed";

    static void find(Fields top, FoundCases found) {
        if (!top.text("function").equals(FUNCTION)) {
            found.notCovered(top.file() + " function " + top.text("function"));
            return;
        }
        List<Fields> runs = top.objects("runs");
        List<double[][]> noise = noise(runs, top.numbers("c").length);
        for (Fields run : runs) {
            String optimizer = run.text("optimizer");
            if (!optimizer.equals(OFFICIAL) && !optimizer.equals(PRINTED)) {
                found.notCovered(top.file() + " optimizer " + optimizer);
                continue;
            }
            int steps = run.objects("steps").size();
            int samples = run.small("M", 1, 1000);
            if (noise.size() < steps || noise.stream().limit(steps).anyMatch(s -> s.length < samples)) {
                throw run.refused(run.at(), "noise for every step and sample in this or another run", "too little");
            }
            found.add(new VadamCase(top.file(), top, run, noise));
        }
    }

    /** Runs with fewer samples use the noise of the run with most samples, because the file lists noise only there. */
    private static List<double[][]> noise(List<Fields> runs, int n) {
        List<double[][]> most = new ArrayList<>();
        for (Fields run : runs) {
            List<Fields> steps = run.objects("steps");
            for (int t = 0; t < steps.size() && steps.get(t).has("noise"); t++) {
                double[][] rows = steps.get(t).rows("noise", n);
                if (t == most.size()) {
                    most.add(rows);
                } else if (rows.length > most.get(t).length) {
                    most.set(t, rows);
                }
            }
        }
        return most;
    }

    @Override
    public String tag() {
        return (official() ? "Vadam" : "BaLeNAS eqs. 17-18") + " M=" + run.small("M", 1, 1000);
    }

    private boolean official() {
        return run.text("optimizer").equals(OFFICIAL);
    }

    @Override
    public void replay(String backend, Check check) {
        double[] c = top.numbers("c");
        int n = c.length;
        double[] target = top.numbers("t", n);
        Learner learner = official() ? vadam(n) : printed(n);
        List<Fields> steps = run.objects("steps");
        for (int t = 0; t < steps.size(); t++) {
            Fields step = steps.get(t);
            String at = "steps[" + t + "].";
            double[][] z = step.has("noise") ? step.rows("noise", n) : noise.get(t);
            if (z.length < learner.samples()) {
                throw step.refused(step.place("noise"), learner.samples() + " samples", z.length + " samples");
            }
            double[][] grads = new double[learner.samples()][];
            for (int s = 0; s < grads.length; s++) {
                grads[s] = grad(c, target, learner.point(z[s]));
            }
            learner.step(grads);
            if (step.has("grads")) {
                double[][] expected = step.rows("grads", n);
                for (int s = 0; s < Math.min(grads.length, expected.length); s++) {
                    check.list(at + "grads[" + s + "]", Tolerance.VALUE, expected[s], grads[s]);
                }
            }
            check.list(at + "mu", Tolerance.VALUE, step.numbers("mu", n), learner.mean());
            if (official()) {
                check.list(
                        at + "exp_avg",
                        Tolerance.VALUE,
                        step.numbers("exp_avg", n),
                        learner.state().get(1));
                check.list(
                        at + "exp_avg_sq",
                        Tolerance.VALUE,
                        step.numbers("exp_avg_sq", n),
                        learner.state().get(2));
                check.list(at + "sigma", Tolerance.VALUE, step.numbers("sigma", n), learner.deviation());
            } else {
                check.list(
                        at + "s",
                        Tolerance.VALUE,
                        step.numbers("s", n),
                        learner.state().get(2));
                check.list(at + "sigma_next", Tolerance.VALUE, step.numbers("sigma_next", n), learner.deviation());
            }
        }
    }

    private Learner vadam(int n) {
        double[] betas = run.numbers("betas", 2);
        return new VAdam(
                run.numbers("mu_before", n),
                run.number("lr"),
                betas[0],
                betas[1],
                belief("train_set_size", "prior_prec"));
    }

    private Learner printed(int n) {
        return new PrintedBaLeNas(
                run.numbers("mu_before", n), run.number("beta"), run.number("gamma"), belief("N", "delta"));
    }

    private Belief belief(String size, String prior) {
        return new Belief(run.small("M", 1, 1000), run.number(size), run.number(prior), run.number("prec_init"));
    }

    private static double[] grad(double[] c, double[] t, double[] p) {
        double[] g = new double[c.length];
        Arrays.setAll(g, i -> c[i] * (p[i] - t[i]) + 0.3 * StrictMath.cos(3 * p[i]));
        return g;
    }
}
