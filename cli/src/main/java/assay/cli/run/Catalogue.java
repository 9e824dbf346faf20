package assay.cli.run;

import assay.cli.config.MethodSpec;
import assay.cli.config.Parameter;
import assay.cli.config.Parameter.Real;
import assay.cli.config.Parameter.Whole;
import assay.cli.config.Parameter.Word;
import java.util.List;
import java.util.stream.Stream;

/** The methods that an experiment file can name, each with its parameters and their published defaults. */
public final class Catalogue {
    /** The proxies that a selection can score by; {@code params} counts parameters: the honest baseline. */
    public static final List<String> PROXIES = List.of("synflow", "snip", "grasp", "params");

    private static final Parameter ALPHA_RATE =
            new Real("alpha_rate", 3e-4, 0, "learning rate of the architecture parameters");
    private static final Parameter WARMUP =
            new Whole("warmup", 0, 0, "first epochs in which only the weights are trained");
    private static final Parameter SAMPLES = new Whole("samples", 100, 1, "cells drawn to choose among");
    private static final Parameter PROXY =
            new Word("proxy", "synflow", PROXIES, "what scores the drawn cells; the highest wins");

    private static final List<Parameter> BALENAS = List.of(
            ALPHA_RATE,
            WARMUP,
            new Whole("draws", 3, 1, "Monte-Carlo samples of the architecture parameters per step, M"),
            new Real("initial_precision", 1, 1e-6, "of the Gaussian; its first standard deviation is 1/sqrt of it"),
            new Real("prior_precision", 1, 0, "of the Gaussian prior, delta"));

    /** In the order of {@code assay list methods}. */
    public static final List<MethodSpec> METHODS = List.of(
            new MethodSpec(
                    "darts",
                    "softmax relaxation, first order, argmax (Liu et al., ICLR 2019)",
                    List.of(ALPHA_RATE, WARMUP, new Real("alpha_decay", 1e-3, 0, "weight decay of Adam on them"))),
            new MethodSpec(
                    "balenas",
                    "Gaussian over the architecture parameters learnt by VAdam, first order, argmax of the mean"
                            + " (Zhang et al., CVPR 2022)",
                    BALENAS),
            new MethodSpec(
                    "balenas-tf",
                    "balenas, then the best by a proxy of cells drawn from the learnt Gaussian (same paper)",
                    plus(BALENAS, SAMPLES, PROXY)),
            new MethodSpec(
                    "zero-cost",
                    "no search: the best by a proxy of uniformly drawn cells (Abdelfattah et al., ICLR 2021)",
                    List.of(SAMPLES, PROXY)),
            new MethodSpec("random", "no search: one uniformly drawn cell", List.of()));

    private Catalogue() {}

    private static List<Parameter> plus(List<Parameter> some, Parameter... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
