package assay.internal.experiments.config;

import assay.internal.supernet.search.diagnose.DiagnosticKind;
import assay.internal.supernet.search.diagnose.Diagnostics;
import assay.internal.supernet.search.step.Diagnostic;
import assay.supernet.kit.SupernetKit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The diagnostics that an experiment file can name. They are written like methods. */
public final class DiagnosticSpecs {
    private DiagnosticSpecs() {}

    /** All of them, cheap ones first. */
    public static List<MethodSpec> all() {
        return Diagnostics.all().stream().map(DiagnosticSpecs::spec).toList();
    }

    private static MethodSpec spec(DiagnosticKind kind) {
        return new MethodSpec(kind.name(), kind.about(), kind.settings());
    }

    /** The diagnostics for language models: only the entropy, because they have no skip connections. */
    static List<MethodConfig> ofTexts() {
        return List.of(spec(kind("entropy")).standard());
    }

    /**
     * The diagnostics that are recorded by default: those without cost, and the supernet's error if the space's authors record
     * it.
     */
    static List<MethodConfig> standard(Optional<SupernetKit> supernets) {
        return Stream.of("entropy", "skips", "supernet")
                .filter(name -> !name.equals("supernet")
                        || supernets.filter(SupernetKit::recordsOwnError).isPresent())
                .map(name -> spec(kind(name)).standard())
                .toList();
    }

    private static DiagnosticKind kind(String name) {
        return Diagnostics.all().stream()
                .filter(k -> k.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The diagnostics of an experiment, in its order. */
    public static List<Diagnostic> of(ExperimentConfig config) {
        return config.diagnostics().stream()
                .map(c -> kind(c.name()).make().apply(c.values()))
                .toList();
    }
}
