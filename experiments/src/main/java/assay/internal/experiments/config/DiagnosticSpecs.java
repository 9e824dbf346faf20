package assay.internal.experiments.config;

import assay.internal.supernet.search.diagnose.DiagnosticKind;
import assay.internal.supernet.search.diagnose.Diagnostics;
import assay.internal.supernet.search.step.Diagnostic;
import assay.supernet.kit.SupernetKit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The diagnostics that an experiment file can ask for: named and set as methods are. */
public final class DiagnosticSpecs {
    private DiagnosticSpecs() {}

    /** All of them, cheap ones first. */
    public static List<MethodSpec> all() {
        return Diagnostics.all().stream().map(DiagnosticSpecs::spec).toList();
    }

    private static MethodSpec spec(DiagnosticKind kind) {
        return new MethodSpec(kind.name(), kind.about(), kind.settings());
    }

    /** What is recorded where the file does not say: what is free, and the supernet's error where its authors do. */
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

    /** Those of an experiment, in its order. */
    public static List<Diagnostic> of(ExperimentConfig config) {
        return config.diagnostics().stream()
                .map(c -> kind(c.name()).make().apply(c.values()))
                .toList();
    }
}
