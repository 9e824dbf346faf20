package assay.internal.experiments.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.core.setting.Setting;
import assay.internal.experiments.config.DiagnosticSpecs;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.MethodSpec;
import assay.internal.experiments.methods.Catalogue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting of every method and diagnostic, given values that may break something, in an experiment file. */
class SettingsSweepTest {
    private static final List<String> TRIED =
            List.of("0", "-1", "1", "2147483647", "2147483648", "1e308", "NaN", ".nan", "1e999", "''", "[1]", "yes");

    static Stream<MethodSpec> methods() {
        return Catalogue.methods().stream();
    }

    static Stream<MethodSpec> diagnostics() {
        return DiagnosticSpecs.all().stream();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aMethodsSetting_isPlanned_orRefusedByItsName(MethodSpec method) {
        String space = method.name().startsWith("p-darts") ? "space: darts\n" : "";
        for (Setting s : method.parameters()) {
            for (String value : TRIED) {
                plan(
                        space + "methods: [{" + method.name() + ": {" + s.name() + ": " + value + "}}]\nseeds: [0]\n",
                        "methods." + method.name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("diagnostics")
    void aDiagnosticsSetting_isPlanned_orRefusedByItsName(MethodSpec diagnostic) {
        for (Setting s : diagnostic.parameters()) {
            for (String value : TRIED) {
                plan(
                        "methods: [darts]\nseeds: [0]\ndiagnostics: [{" + diagnostic.name() + ": {" + s.name() + ": "
                                + value + "}}]\n",
                        "diagnostics." + diagnostic.name() + "." + s.name());
            }
        }
    }

    private static void plan(String text, String name) {
        try {
            Job.plan(ExperimentConfig.parse(text, "x", List.of(), Catalogue.methods()));
        } catch (UsageException e) {
            assertTrue(e.getMessage().contains(name), () -> text + e.getMessage());
            assertTrue(e.getMessage().contains("expected "), () -> text + e.getMessage());
        }
    }
}
