package assay.internal.experiments.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.internal.experiments.methods.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The effective configuration can be read back unchanged, whatever characters people write; also from a file in UTF-8. */
class ConfigTextPropertyTest {
    private static final String BUILD = """
            name: tiny
            images: {dataset: fashion-mini, train: 100, valid: 50, test: 50, size: 12}
            recipe: {epochs: 2, batch: 50}
            title: %s
            """;

    /** Characters that once were accepted but could not be read again (C1 controls, U+FFFE), and other difficult ones. */
    private static final int[] HARD = {
        0, 1, 7, 9, 10, 13, 0x1B, ' ', '\'', '"', '\\', '#', ':', '-', '{', '[', '&', '*', '!', '|', '%', '@', '`',
        0x7F, 0x80, 0x85, 0x9F, 0xA0, 0xE9, 0x2028, 0x2029, 0xD800, 0xDC00, 0xFDD0, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF,
        0x1F600, 0x1FFFE, 0x10FFFF, 'a', '7', '='
    };

    /** A text in double quotes in which every character is an escape. */
    private static String quoted(int[] text) {
        StringBuilder yaml = new StringBuilder("\"");
        for (int c : text) {
            yaml.append(String.format(Locale.ROOT, "\\U%08X", c));
        }
        return yaml.append('"').toString();
    }

    private static ExperimentConfig experiment(String text) {
        return ExperimentConfig.parse(text, "x", List.of(), Catalogue.methods());
    }

    private static String again(String yaml) {
        return new String(yaml.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Test
    void everyString_readsBack() {
        RandomStream random = new RandomStream(24);
        for (int i = 0; i < 3_000; i++) {
            int[] text = new int[1 + random.nextInt(6)];
            for (int j = 0; j < text.length; j++) {
                text[j] = HARD[random.nextInt(HARD.length)];
            }
            check(quoted(text));
        }
    }

    @Test
    void everyCharacterAlone_readsBack() {
        for (int c = 0; c < 0x300; c++) {
            check(quoted(new int[] {'a', c, 'b'}));
        }
        for (int c = 0xFD00; c <= 0xFFFF; c++) {
            check(quoted(new int[] {'a', c, 'b'}));
        }
    }

    private static void check(String text) {
        ExperimentConfig config = experiment("methods: [random]\nreport: {tuning: {note: " + text
                + "}, checklist: {setup: " + text + ", ablations: " + text + "}}");
        assertEquals(config, experiment(again(config.yaml())), config.yaml());
        BuildConfig build = BuildConfig.parse(String.format(Locale.ROOT, BUILD, text), "x");
        assertEquals(build, BuildConfig.parse(again(build.yaml()), "x"), build.yaml());
        String title = build.title();
        assertTrue(title.chars().noneMatch(Character::isISOControl) && title.equals(again(title)), title);
    }

    /** A text without double quotes is read as YAML defines it, or refused. It never causes an exception of another kind. */
    @ParameterizedTest
    @ValueSource(strings = {"plain text", "'it''s'", "ünï cödé", "~", "null", "2026-11-29", "0x1F", "1_000", "yes"})
    void plainTexts_readBack(String text) {
        try {
            check(text);
        } catch (UsageException e) {
            assertTrue(e.getMessage().contains("not YAML"), e.getMessage());
        }
    }
}
