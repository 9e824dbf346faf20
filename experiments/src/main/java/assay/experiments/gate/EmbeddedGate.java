package assay.cli.gate;

import assay.cli.config.ExperimentConfig;
import assay.cli.run.Trial;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The experiment that the gate runs where none is given. */
final class EmbeddedGate {
    private static final String NAME = "gate.yaml";

    private EmbeddedGate() {}

    static ExperimentConfig experiment(List<String> overrides) {
        try (InputStream in = EmbeddedGate.class.getResourceAsStream(NAME)) {
            return ExperimentConfig.parse(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8), NAME, overrides, Trial.catalogue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
