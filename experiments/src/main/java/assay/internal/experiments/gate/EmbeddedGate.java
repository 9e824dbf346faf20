package assay.internal.experiments.gate;

import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.methods.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The experiment that the gate runs by default. */
public final class EmbeddedGate {
    /** Its margin of accuracies, points: the middle 80 % of its table's cells are only 4 points apart. */
    public static final double POINTS = 0.5;

    private static final String NAME = "gate.yaml";

    private EmbeddedGate() {}

    public static ExperimentConfig experiment(List<String> overrides) {
        try (InputStream in = EmbeddedGate.class.getResourceAsStream(NAME)) {
            return ExperimentConfig.parse(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8), NAME, overrides, Catalogue.methods());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
