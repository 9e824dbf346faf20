package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.truth.Answer;
import assay.core.truth.Benchmark;
import assay.core.truth.CostQuery;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.bench201.embedded.Embedded201;
import assay.internal.cli.Ran;
import assay.internal.data.truth.StoreTruth;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables with the faults that published tables have had, made of the numbers that the program carries. */
class AuditTest {
    @TempDir
    static Path folder;

    private static Path store;
    private static StoreTruth truth;

    @BeforeAll
    static void unpack() {
        store = folder.resolve("nasbench201.duckdb");
        Embedded201.CELLS.require(store, "test");
        truth = StoreTruth.open(Benchmark.NASBENCH201, store);
    }

    private static String accuracy(int arch, Dataset dataset, Split split, int schedule, String trials) {
        Answer answer =
                truth.ask(Query.accuracy(truth.architectures().at(arch), dataset, split, schedule, Trials.of(trials)));
        return answer.fold(m -> String.valueOf(m.value()), none -> "");
    }

    private static JsonNode audit(String header, int count, IntFunction<String> row) throws IOException {
        StringBuilder text = new StringBuilder("index," + header + "\n");
        for (int arch = 0; arch < count; arch++) {
            text.append(arch).append(',').append(row.apply(arch)).append('\n');
        }
        Path table = Files.writeString(folder.resolve("table.csv"), text);
        Ran ran = Ran.assay("audit", table.toString(), "--store", store.toString(), "--json");
        assertEquals(0, ran.code(), ran.err());
        return new ObjectMapper().readTree(ran.out()).get("columns").get(0);
    }

    private static void assertSaid(JsonNode column, String... parts) {
        String said = column.get("differences").toString();
        for (String part : parts) {
            assertTrue(said.contains(part), column.toString());
        }
    }

    @Test
    void soundTable_hasNoDifferences() throws IOException {
        JsonNode column =
                audit("cifar100_test_accuracy", 15_625, a -> accuracy(a, Dataset.CIFAR100, Split.TEST, 200, "mean"));
        assertEquals(
                "accuracy on cifar100 test, schedule 200, trials mean",
                column.get("are").asText());
        assertEquals("percent", column.get("unit").asText());
        assertEquals(15_625, column.get("equal").asInt());
        assertEquals("[]", column.get("differences").toString());
    }

    @Test
    void validationErrorsThatAreTestErrors_areFound() throws IOException {
        JsonNode column = audit(
                "validation_error",
                15_625,
                a -> String.valueOf(
                        1 - Double.parseDouble(accuracy(a, Dataset.CIFAR10, Split.TEST, 200, "mean")) / 100));
        assertEquals("error as fraction", column.get("unit").asText());
        assertSaid(column, "wrong split: the name says valid, the numbers are those of test");
        assertEquals(
                "accuracy on cifar10 test, schedule 200, trials mean",
                column.get("are").asText());
    }

    @Test
    void halfOfTheImagesInPlaceOfAll_isFound() throws IOException {
        assertSaid(
                audit("cifar10_test", 2_000, a -> accuracy(a, Dataset.CIFAR10_VALID, Split.TEST, 200, "mean")),
                "wrong data set: the name says cifar10, the numbers are those of cifar10-valid (trained on half of the images)",
                "missing: 13625 of 15625 architectures have no number");
    }

    @Test
    void shortTrainings_areFound() throws IOException {
        assertSaid(
                audit("cifar100_valid_200", 1_000, a -> accuracy(a, Dataset.CIFAR100, Split.VALID, 12, "mean")),
                "wrong schedule: the name says 200 epochs, the numbers are those of 12");
    }

    @Test
    void exchangedSeed_isFound() throws IOException {
        assertSaid(
                audit(
                        "seed,cifar10-valid_valid",
                        3_000,
                        a -> "999," + accuracy(a, Dataset.CIFAR10_VALID, Split.VALID, 200, "888")),
                "exchanged seed: the rows say 999, the numbers are those of seed 888");
    }

    @Test
    void missingSeedFilledByTheMean_isFound() throws IOException {
        JsonNode column = audit("seed,c10_valid", 3_000, a -> {
            String own = accuracy(a, Dataset.CIFAR10_VALID, Split.VALID, 200, "999");
            return "999,"
                    + (own.isEmpty() ? accuracy(a, Dataset.CIFAR10_VALID, Split.VALID, 200, "mean-allruns") : own);
        });
        assertEquals(
                "accuracy on cifar10-valid valid, schedule 200, trials 999",
                column.get("are").asText());
        assertSaid(
                column,
                "architectures have a number for seed 999, with which they were not trained; the numbers are the mean of the others");
    }

    @Test
    void halvesInOneColumn_areFound() throws IOException {
        assertSaid(
                audit(
                        "in16_valid",
                        2_000,
                        a -> accuracy(a, Dataset.IMAGENET16_120, a % 3 == 0 ? Split.TEST : Split.VALID, 200, "888")),
                "mixed: ",
                "ImageNet16-120 valid, schedule 200, trials 888",
                "ImageNet16-120 test, schedule 200, trials 888");
    }

    @Test
    void wrongMultiplyAdds_areFound() throws IOException {
        IntFunction<Double> flops =
                a -> truth.prepare(CostQuery.byFormula(truth.architectures().at(0), Dataset.CIFAR10, Metric.FLOPS))
                        .value(a);
        JsonNode sound = audit("flops", 15_625, a -> String.valueOf(2e6 * flops.apply(a)));
        assertEquals("units, two for a multiply-add", sound.get("unit").asText());
        assertEquals("[]", sound.get("differences").toString());
        assertSaid(
                audit("flops", 15_625, a -> String.valueOf(flops.apply(a) + (a == 77 ? 1 : 0))),
                "1 of 15625 differ; first architecture 77");
    }

    @Test
    void otherNumbers_areLeftAlone_butNotWhatIsCalledAnAccuracy() throws IOException {
        JsonNode score = audit("my_score", 100, a -> String.valueOf(a * 3.7));
        assertEquals("[]", score.get("differences").toString());
        assertTrue(score.get("are").isNull());
        assertSaid(audit("test_acc", 100, a -> String.valueOf(a * 0.37)), "not numbers of the table: nearest are");
    }

    @Test
    void trainingThatTheTableLacks_isNotJudged() throws IOException {
        JsonNode column = audit("seed,c10_test", 500, a -> "777," + (80 + a % 7 * 0.13));
        assertTrue(column.get("are").isNull(), column.toString());
        assertEquals("[]", column.get("differences").toString());
    }

    @Test
    void text_namesColumnsAndDifferences() throws IOException {
        Path table = Files.writeString(folder.resolve("few.csv"), "arch_index,test\n6111,94.37\n1459,94.30\n");
        Ran ran = Ran.assay("audit", table.toString(), "--store", store.toString());
        assertEquals(0, ran.code(), ran.err());
        assertTrue(
                ran.out().startsWith("test: accuracy on cifar10 test, schedule 200, trials mean, as percent ("),
                ran.out());
        assertTrue(ran.out().contains("\n  missing: 15623 of 15625 architectures have no number\n"), ran.out());
        Ran none = Ran.assay(
                "audit",
                Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n").toString(),
                "--store",
                store.toString());
        assertEquals(2, none.code());
        assertFalse(none.err().isEmpty());
    }
}
