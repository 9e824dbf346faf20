package assay.internal.data.runs;

import static assay.internal.testkit.Property.forAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.random.RandomStream;
import assay.core.run.EpochRecord;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.internal.data.duck.DuckFile;
import assay.internal.testkit.Gen;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RunStorePropertyTest {
    private static final double[] ODD = {
        0, -0.0, 0.1, Double.MIN_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NaN, 1e-300
    };
    private static final List<String> TEXTS =
            List.of("", "darts", "a 'quoted' \"name\"", "é\n# YAML: {x: [1]}\n", "\uD83D\uDE00;--", "NULL");

    private static double number(RandomStream g) {
        return g.nextBoolean() ? ODD[g.nextInt(ODD.length)] : g.nextGaussian();
    }

    private static OptionalDouble optional(RandomStream g) {
        return g.nextInt(3) == 0 ? OptionalDouble.empty() : OptionalDouble.of(number(g));
    }

    private static String text(RandomStream g) {
        return TEXTS.get(g.nextInt(TEXTS.size()));
    }

    private static <T> List<T> some(RandomStream g, int most, Supplier<T> one) {
        List<T> all = new ArrayList<>();
        for (int n = g.nextInt(most + 1); n > 0; n--) {
            all.add(one.get());
        }
        return all;
    }

    private static Map<String, Double> diagnostics(RandomStream g) {
        Map<String, Double> all = new LinkedHashMap<>();
        for (int n = g.nextInt(3); n > 0; n--) {
            all.put("d" + g.nextInt(20), number(g));
        }
        return all;
    }

    private static Experiment experiment(RandomStream g) {
        Map<String, String> provenance = new LinkedHashMap<>();
        for (int n = g.nextInt(5); n > 0; n--) {
            provenance.put("z" + g.nextInt(20), text(g));
        }
        return new Experiment(
                text(g),
                "nasbench201",
                some(g, 3, () -> text(g)),
                g.nextInt(),
                text(g),
                provenance,
                some(
                        g,
                        4,
                        () -> new RunRecord(
                                text(g),
                                g.nextLong(),
                                some(
                                        g,
                                        5,
                                        () -> new EpochRecord(
                                                g.nextInt(),
                                                Gen.cell(g),
                                                optional(g),
                                                optional(g),
                                                number(g),
                                                optional(g),
                                                diagnostics(g))),
                                some(g, 5, () -> new Sample(Gen.cell(g), optional(g))),
                                Gen.cell(g),
                                number(g),
                                number(g),
                                some(g, 30, () -> number(g)))));
    }

    @Test
    void whatIsWrittenComesBack() throws SQLException {
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:")) { // in memory: no disk to wait for
            Tables.require(c, new DuckFile(Path.of("memory")));
            forAll(30, random -> {
                Experiment e = experiment(random);
                String id = RunStore.id(e);
                Tables.delete(c, id);
                new ExperimentWriter(c, id).write(e, "now");
                Experiment back = new ExperimentReader(c, id).read();
                assertEquals(e, back);
                assertEquals(
                        List.copyOf(e.provenance().keySet()),
                        List.copyOf(back.provenance().keySet()));
            });
        }
    }
}
