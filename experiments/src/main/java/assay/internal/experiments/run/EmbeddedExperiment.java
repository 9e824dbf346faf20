package assay.internal.experiments.run;

import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.methods.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The experiment that is part of the program, with images and a table. {@code assay run} does it if no file is given. */
public final class EmbeddedExperiment {
    private static final String NAME = "mini201";

    private EmbeddedExperiment() {}

    /** @param overrides each replaces a value of the file */
    public static ExperimentConfig read(List<String> overrides) {
        try (InputStream in = EmbeddedExperiment.class.getResourceAsStream(NAME + ".yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ExperimentConfig.parse(text, NAME, overrides, Catalogue.methods());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
