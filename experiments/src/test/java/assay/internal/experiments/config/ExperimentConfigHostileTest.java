package assay.internal.experiments.config;

import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.error.AssayException;
import assay.core.error.DataFormatException;
import assay.core.error.UsageException;
import assay.internal.experiments.methods.Catalogue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any experiment file gives a configuration, or an exception that says what is wrong with it. */
class ExperimentConfigHostileTest {
    private static final String GOOD =
            "methods: [darts, {balenas-tf: {samples: 10}}]\nseeds: [0, 1]\nsupernet:\n  epochs: 3\n  clip: 5.0\n";

    private static void valueOrTypedException(String text) {
        try {
            ExperimentConfig.parse(text, "x", List.of(), Catalogue.methods());
        } catch (AssayException expected) {
            // says what is wrong
        }
    }

    @Test
    void everyTruncation_isValueOrTypedException() {
        for (int n = 0; n <= GOOD.length(); n++) {
            valueOrTypedException(GOOD.substring(0, n));
        }
    }

    @Test
    void everyChangedCharacter_isValueOrTypedException() {
        for (int n = 0; n < GOOD.length(); n++) {
            for (char c : "{}[]:,&*!|>'\"#%@`-? \t\n\0\u2028".toCharArray()) {
                valueOrTypedException(GOOD.substring(0, n) + c + GOOD.substring(n + 1));
            }
        }
    }

    @Test
    void noise_isValueOrTypedException() {
        RandomGenerator random = new assay.core.random.Seeds(1).stream("noise");
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            valueOrTypedException(new String(noise, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void deepNesting_isRefused() {
        assertThrows(UsageException.class, () -> ExperimentConfig.parse("[".repeat(50_000), "x", List.of(), List.of()));
    }

    @Test
    void otherBytesThanText_areRefused(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("a.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThrows(DataFormatException.class, () -> ExperimentConfig.read(file, List.of(), List.of()));
    }

    @Test
    void hugeFile_isRefusedUnread(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("a.yaml"), new byte[(1 << 20) + 1]);
        assertThrows(DataFormatException.class, () -> ExperimentConfig.read(file, List.of(), List.of()));
    }
}
