package assay.internal.conformance;

import assay.internal.conformance.check.Tolerance;
import assay.internal.supernet.search.pass.Unrolled;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.learn.DirichletAnchor;
import assay.supernet.search.relax.Dirichlet;
import assay.supernet.search.relax.HardGumbel;
import assay.supernet.search.relax.Softmax;
import java.util.Arrays;

/** The steps of one iteration in a method's published code, and its numbers in a trace. */
enum TraceMethod {
    /** AutoDL-Projects: weights first. When gradients are clipped, alpha's gradient of the previous step is still there. */
    DARTS_FIRST("darts-first") {
        @Override
        void step(TraceReplay r) {
            r.learnWeights(Softmax.of(r.groups(), r.alpha()), r.carried(), Tolerance.VALUE);
            double[] g = r.alphaGrad(Softmax.of(r.groups(), r.alpha()));
            r.compareValidLoss(0);
            r.learnAlpha(g, 1e-3, Tolerance.VALUE, Tolerance.VALUE);
        }
    },

    /** AutoDL-Projects: alpha first, by the finite difference. In float32 the difference has no correct digits to compare. */
    DARTS_SECOND("darts-second") {
        @Override
        void step(TraceReplay r) {
            Draw draw = Softmax.of(r.groups(), r.alpha());
            Unrolled.Parts parts = r.unrolled(draw, false);
            r.compareIf("alpha_grad_at_unrolled_weights", Tolerance.VALUE, parts.atUnrolled());
            r.compareIf(
                    "alpha_grad_exact_product",
                    Tolerance.VALUE,
                    r.unrolled(draw, true).gradient(TraceReplay.RATE));
            r.compareValidLoss(0);
            r.learnAlpha(parts.gradient(TraceReplay.RATE), 1e-3, Tolerance.DIFFERENCE, Tolerance.DIFFERENCE);
            r.learnWeights(Softmax.of(r.groups(), r.alpha()), r.carried(), Tolerance.DIFFERENCE);
        }

        @Override
        boolean inFloat32() {
            return false;
        }
    },

    /** AutoDL-Projects: weights first, one operation per edge, with given noise. */
    GDAS("gdas") {
        @Override
        void step(TraceReplay r) {
            r.learnWeights(draw(r, "train"), r.carried(), Tolerance.VALUE);
            double[] g = r.alphaGrad(draw(r, "valid"));
            r.compareValidLoss(0);
            r.learnAlpha(g, 1e-3, Tolerance.VALUE, Tolerance.VALUE);
        }

        private Draw draw(TraceReplay r, String pass) {
            double[] noise = r.step().flat(pass + "_gumbel", r.groups().size());
            Draw draw = HardGumbel.of(r.groups(), r.alpha(), noise, r.step().number("tau"), true, false);
            if (r.step().has(pass + "_choice")) {
                int[] choice = r.groups().argmax(draw.weights());
                r.compareIf(
                        pass + "_choice",
                        Tolerance.COUNT,
                        Arrays.stream(choice).asDoubleStream().toArray());
            }
            r.wake(draw);
            return draw;
        }
    },

    /**
     * The DrNAS repository: alpha first, with given draws. The clipped norm includes the training batch's gradient of alpha.
     */
    DRNAS("drnas") {
        @Override
        void step(TraceReplay r) {
            String anchor = r.trace().text("reg_type");
            double[] theta = r.step().flat("theta_valid", r.groups().size());
            Draw valid = Dirichlet.of(r.groups(), r.alpha(), theta);
            double[] g = r.alphaGrad(valid);
            double penalty = anchor.equals("kl") ? new DirichletAnchor(1e-3).add(r.groups(), r.alpha(), valid, g) : 0;
            r.compareValidLoss(penalty);
            double decay = anchor.equals("kl") ? 0 : 1e-3;
            r.learnAlpha(g, decay, Tolerance.APPROXIMATED, Tolerance.FROM_APPROXIMATED);
            Draw train = Dirichlet.of(
                    r.groups(),
                    r.alpha(),
                    r.step().flat("theta_train", r.groups().size()));
            r.learnWeights(train, new double[r.groups().size()], Tolerance.FROM_APPROXIMATED);
        }

        @Override
        boolean nesterov() {
            return false;
        }

        @Override
        double weightDecay() {
            return 3e-4;
        }
    };

    private final String title;

    TraceMethod(String title) {
        this.title = title;
    }

    /** Null if no method has this name. */
    static TraceMethod named(String title) {
        return Arrays.stream(values())
                .filter(m -> m.title.equals(title))
                .findFirst()
                .orElse(null);
    }

    abstract void step(TraceReplay r);

    boolean nesterov() {
        return true;
    }

    double weightDecay() {
        return 5e-4;
    }

    /** Whether float32 can be compared too. */
    boolean inFloat32() {
        return true;
    }
}
