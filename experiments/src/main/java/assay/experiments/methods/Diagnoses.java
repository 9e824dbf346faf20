package assay.experiments.methods;

import assay.core.error.UsageException;
import assay.core.space.SearchSpace;
import assay.experiments.config.ExperimentConfig;
import assay.experiments.config.MethodConfig;
import assay.supernet.search.AlphaNoise;
import assay.supernet.search.ChildError;
import assay.supernet.search.Diagnostic;
import assay.supernet.search.Entropy;
import assay.supernet.search.Probabilities;
import assay.supernet.search.SamplingVariance;
import assay.supernet.search.Sharpness;
import assay.supernet.search.SkipShare;
import assay.supernet.search.SupernetError;
import java.util.List;

/** What an experiment's file calls a diagnostic, and what measures it. */
public final class Diagnoses {
    private Diagnoses() {}

    /**
     * Those of an experiment, in its order.
     *
     * @throws UsageException if the space cannot have one
     */
    public static List<Diagnostic> of(ExperimentConfig config, SearchSpace space) {
        return config.diagnostics().stream().map(c -> of(c, space)).toList();
    }

    private static Diagnostic of(MethodConfig c, SearchSpace space) {
        return switch (c.name()) {
            case "entropy" -> new Entropy();
            case "skips" -> new SkipShare();
            case "noise" -> new AlphaNoise();
            case "distribution" -> new Probabilities(0, c.integer("every"));
            case "samples" -> new Probabilities(c.integer("cells"), c.integer("every"));
            case "supernet" -> new SupernetError(c.integer("every"));
            case "child" -> child(c, space);
            case "variance" -> new SamplingVariance(c.integer("draws"), c.integer("every"));
            case "hessian" -> new Sharpness(c.integer("every"));
            default -> throw new IllegalArgumentException("diagnostics: no measurement for '" + c.name() + "'");
        };
    }

    private static Diagnostic child(MethodConfig c, SearchSpace space) {
        if (!ChildError.fits(space)) {
            throw new UsageException(
                    "diagnostics.child: expected a space whose cells are one operation per edge, found " + space.name()
                            + ". Leave it out; 'assay correlate' judges that space's cells in the supernet.");
        }
        return new ChildError(c.integer("every"));
    }
}
