package assay.internal.experiments.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.internal.experiments.methods.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Every numeric key of both kinds of configuration, given numbers that may break something: read back, or refused by name. */
class NumbersSweepTest {
    private static final List<String> TRIED = List.of(
            "0",
            "-1",
            "-8",
            "1",
            "1000000",
            "2147483647",
            "2147483648",
            "3000000000",
            "1e308",
            "1e999",
            "NaN",
            ".nan",
            ".inf");

    private static final String BUILD = "{name: x, images: {dataset: fashion-mini}}";

    private static void sweep(Map<String, Object> facts, String path, Consumer<String> tried) {
        facts.forEach((key, value) -> {
            if (value instanceof Map<?, ?> section) {
                @SuppressWarnings("unchecked") // keys of sections are texts
                Map<String, Object> inner = (Map<String, Object>) section;
                sweep(inner, path + key + ".", tried);
            } else if (value instanceof Number) {
                TRIED.forEach(number -> tried.accept(path + key + "=" + number));
            } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Long) {
                TRIED.forEach(number -> tried.accept(path + key + "=[" + number + "]"));
            }
        });
    }

    /** @return whether it was accepted */
    private static <T> boolean accepts(String override, Supplier<T> read, java.util.function.UnaryOperator<T> again) {
        T found;
        try {
            found = read.get();
        } catch (UsageException e) {
            String key = override.substring(0, override.indexOf('='));
            String last = key.substring(key.lastIndexOf('.') + 1);
            assertTrue(e.getMessage().contains(last), () -> override + ": " + e.getMessage());
            return false;
        }
        assertEquals(found, again.apply(found), override);
        return true;
    }

    @Test
    void experiments_takeOrRefuseEveryNumber() {
        int[] count = new int[2];
        for (String space : List.of("nasbench201", "darts")) {
            String text = "{methods: [darts], space: " + space + "}";
            sweep(experiment(text).facts(), "", override -> {
                if (!override.startsWith("methods.")) {
                    boolean accepted = accepts(
                            override,
                            () -> ExperimentConfig.parse(text, "x", List.of(override), Catalogue.methods()),
                            c -> experiment(c.yaml()));
                    count[accepted ? 1 : 0]++;
                }
            });
        }
        assertTrue(count[0] > 200 && count[1] > 50, count[0] + " refused, " + count[1] + " accepted");
    }

    /** Answers and files hold seeds of trainings in 32 bits: found out after the trainings it would be too late. */
    @Test
    void seedsOfTrainings_areOf32Bits() {
        for (String text : List.of("{methods: [darts], space: darts}", "{methods: [darts], space: recurrent}")) {
            for (String seed : List.of("-1", "2147483648", "3000000000")) {
                UsageException e = assertThrows(
                        UsageException.class,
                        () -> ExperimentConfig.parse(
                                text, "x", List.of("retrain.seeds=[7, " + seed + "]"), Catalogue.methods()));
                assertTrue(
                        e.getMessage()
                                .endsWith("seeds: expected whole numbers from 0 to 2147483647, found " + seed + "."),
                        e.getMessage());
            }
        }
    }

    private static ExperimentConfig experiment(String text) {
        return ExperimentConfig.parse(text, "x", List.of(), Catalogue.methods());
    }

    @Test
    void builds_takeOrRefuseEveryNumber() {
        int[] count = new int[2];
        sweep(BuildConfig.parse(BUILD, "x").facts(), "", override -> {
            boolean accepted = accepts(
                    override,
                    () -> BuildConfig.parse(BUILD, "x", List.of(override)),
                    c -> BuildConfig.parse(c.yaml(), "x"));
            count[accepted ? 1 : 0]++;
        });
        assertTrue(count[0] > 100 && count[1] > 20, count[0] + " refused, " + count[1] + " accepted");
    }
}
