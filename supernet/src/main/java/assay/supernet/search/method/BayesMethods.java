package assay.supernet.search.method;

import static assay.supernet.search.learn.Updates.ALPHA_THEN_WEIGHTS;
import static assay.supernet.search.method.Method.method;
import static assay.supernet.search.relax.Relaxation.softmax;

import assay.supernet.search.learn.Order;
import assay.supernet.search.learn.Variational;

/** Methods that learn a distribution over alpha (BaLeNAS). */
final class BayesMethods {
    static final Method BALENAS = method("balenas")
            .search(softmax(), Variational.vadam(3e-4, 3, 1, 1), ALPHA_THEN_WEIGHTS)
            .source("Zhang et al., CVPR 2022, first order, by VAdam (Khan et al., ICML 2018); one gradient per sample")
            .departs(
                    "equations 17 and 18: no square root, no bias correction, one rate for mean and precision",
                    "the official VAdam, with all three; taken literally the equations divide by 4e-5 at the start",
                    "{optimizer}; `optimizer: printed` for the equations, whose one rate is `alpha_rate`: give them a small"
                            + " one, or an `initial_precision` far above the prior's")
            .departs(
                    "Bayes by Backprop (equation 7), VON (13 and 14) and Vprop (15) lead to it",
                    "not there; emtiyaz/vadam has Vprop and VON with the Gauss-Newton diagonal, both with a rate of s"
                            + " beside that of the mean",
                    "`optimizer: bayes-by-backprop`, `von`, `vprop`; `precision_rate` is the rate of s. Bayes by Backprop keeps"
                            + " sigma positive as its own paper does, by sigma = log(1 + exp(rho))")
            .departs(
                    "squares of a mini-batch's gradients stand for the curvature",
                    "the same; with a batch of B images they are about a B-th of it, so that deviations are about"
                            + " sqrt(B) times the posterior's",
                    "as the code; `optimizer: von` squares the gradient of each image (`curvature: gauss-newton`) or takes the"
                            + " Hessian of the batch (`exact`), in second order too that of the loss at the present weights; s"
                            + " does not fall below 0")
            .departs(
                    "a gradient at each sample",
                    "the authors' related code lets the gradients of the samples run together",
                    "one gradient per sample; `gradients: published` for the running sums")
            .departs(
                    "a Gaussian prior of precision delta",
                    "delta is 1 and so is the first precision: every deviation begins at 1, beside means of 0.001, and falls"
                            + " only where gradients are large",
                    "as the code, with N the images that the architecture learns from; `prior_precision` and"
                            + " `initial_precision` set them")
            .departs(
                    "the expected loss that the weights learn from is over samples of alpha too (equation 9)",
                    "the optimizer puts the mean back before the weights' step",
                    "{weights_at}; `weights_at: sample` for the paper, with one sample a step");

    static final Method BALENAS_2ND = BALENAS.named("balenas-2nd")
            .with(s -> s.order(Order.SECOND))
            .source("Zhang et al., CVPR 2022, second order, by VAdam")
            .departs(
                    "everything is taken at the sample",
                    "the authors' related code unrolls once from the means; the sample enters through the finite difference",
                    "at the sample; `gradients: published` for the code")
            .departs(
                    "the mixed derivative, by DARTS' finite difference",
                    "the same, its step 0.01 over the norm of its direction, as noisy in small networks as for darts-2nd",
                    "the finite difference at every sample; `order: second-exact` for the exact product");

    private BayesMethods() {}
}
