package assay.experiments.config;

import assay.core.space.OneShotSpace;
import assay.core.space.SearchSpace;
import assay.experiments.config.Parameter.Whole;
import java.util.List;
import java.util.stream.Stream;

/** The diagnostics that an experiment file can ask for: named and set as methods are. */
public final class DiagnosticSpecs {
    private static final MethodSpec ENTROPY =
            new MethodSpec("entropy", "of the distribution over architectures", List.of());
    private static final MethodSpec SKIPS = new MethodSpec("skips", "expected share of skip connections", List.of());
    private static final MethodSpec SUPERNET = new MethodSpec(
            "supernet", "validation error of the supernet itself; one pass over the images", List.of(every(1)));

    private DiagnosticSpecs() {}

    /** All of them, cheap ones first. */
    public static List<MethodSpec> all() {
        return List.of(
                ENTROPY,
                SKIPS,
                new MethodSpec("noise", "how far from its mean alpha was when its gradients were taken", List.of()),
                new MethodSpec(
                        "distribution", "probability of every option, drawn as a map over epochs", List.of(every(1))),
                new MethodSpec(
                        "samples",
                        "true accuracy of cells drawn from the distribution; drawn and looked up when the report is made",
                        List.of(new Whole("cells", 100, 2, "how many"), every(1))),
                SUPERNET,
                new MethodSpec(
                        "child",
                        "validation error of the derived architecture within the supernet; one pass over the images",
                        List.of(every(1))),
                new MethodSpec(
                        "variance",
                        "of the loss and of alpha's gradient over draws on one batch",
                        List.of(new Whole("draws", 10, 2, "how many"), every(5))),
                new MethodSpec(
                        "hessian",
                        "dominant eigenvalue and trace, of the validation loss of one batch to alpha; exact, some 24 passes",
                        List.of(every(5))));
    }

    private static Parameter every(int standard) {
        return new Whole("every", standard, 1, "epochs from one to the next; the last epoch always counts");
    }

    /** What is recorded where the file does not say: what is free, and of one-shot spaces the model's error as published. */
    static List<MethodConfig> standard(SearchSpace space) {
        return Stream.of(ENTROPY, SKIPS, SUPERNET)
                .filter(d -> d != SUPERNET || space instanceof OneShotSpace)
                .map(MethodSpec::standard)
                .toList();
    }
}
