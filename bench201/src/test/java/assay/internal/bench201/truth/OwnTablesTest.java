package assay.internal.bench201.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.error.UsageException;
import assay.core.space.bench201.Bench201Index;
import assay.core.truth.Answer;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.ImportRules;
import assay.internal.data.importing.ImportRules.Unit;
import assay.internal.data.importing.Imports;
import assay.internal.data.truth.StoreTruth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that people write: wrong units, impossible numbers, rows and tables that contradict each other. */
class OwnTablesTest {
    private static final String HEADER = "arch_index,dataset,split,schedule,trial,metric,value";
    private static final ImportRules REPLACE = new ImportRules(Optional.empty(), false, true);
    private static final ImportRules AS_IS = new ImportRules(Optional.empty(), true, false);

    @TempDir
    Path folder;

    private Path store;
    private final List<String> remarks = new ArrayList<>();

    @BeforeEach
    void store() {
        store = folder.resolve("home/nasbench201.duckdb");
    }

    private long run(ImportRules rules, String name, String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
        ImportProgress progress = new ImportProgress() {
            @Override
            public void at(long done, long total, String at) {}

            @Override
            public void remark(String text) {
                remarks.add(text);
            }
        };
        return new Imports(TruthImport.FORMATS)
                .run(file, Optional.empty(), rules, kind -> store, "test", progress)
                .get(0)
                .values();
    }

    private String refused(ImportRules rules, String name, String... lines) {
        return assertThrows(DataFormatException.class, () -> run(rules, name, lines))
                .getMessage();
    }

    private Answer.Measured answer(int arch, Dataset dataset, Split split, String trials) {
        try (StoreTruth truth = StoreTruth.open(Benchmark.NASBENCH201, store)) {
            return (Answer.Measured) truth.ask(new Query(
                    Bench201Index.get().cell(arch),
                    dataset,
                    split,
                    Metric.ACCURACY,
                    200,
                    Trials.of(trials),
                    OptionalInt.empty()));
        }
    }

    private static ImportRules unit(Unit unit) {
        return new ImportRules(Optional.of(unit), false, false);
    }

    @Test
    void fraction_isRefusedWithTheWayOut_andTakenAsOneWhereThatIsSaid() throws IOException {
        String row = "6111,cifar10,test,200,777,accuracy,0.9437";
        String why = refused(ImportRules.NONE, "t.csv", HEADER, row);
        assertTrue(why.contains("line 2: column 'value': expected an accuracy in percent"), why);
        assertTrue(why.contains("--unit fraction"), why);
        assertFalse(Files.exists(store));
        run(unit(Unit.FRACTION), "t.csv", HEADER, row);
        assertEquals(94.37, answer(6111, Dataset.CIFAR10, Split.TEST, "777").value());
        run(unit(Unit.PERCENT), "u.csv", HEADER, "1,cifar10,test,200,777,accuracy,0.9437");
        assertEquals(0.9437, answer(1, Dataset.CIFAR10, Split.TEST, "777").value());
    }

    /** One row for each data set and schedule, as people take it out of the benchmark. */
    @Test
    void rowsByDataSetAndSchedule_areRead() throws IOException {
        String header = "arch_index,dataset,epochs,train_loss,train_acc,train_time_s,test_acc,test_time_s";
        long values = run(
                ImportRules.NONE,
                "t.csv",
                header,
                "0,cifar10,12,0.8180574754777,71.08,173.306,69.55,12.235",
                "0,cifar10,200,0.2677,90.82,2888.437,85.79,203.918",
                "0,cifar100,200,1.5116,57.82,2888.437,53.08,");
        assertEquals(14, values);
        assertEquals(85.79, answer(0, Dataset.CIFAR10, Split.TEST, "unnamed").value());
        assertEquals(90.82, answer(0, Dataset.CIFAR10, Split.TRAIN, "unnamed").value());
        assertEquals(53.08, answer(0, Dataset.CIFAR100, Split.TEST, "unnamed").value());
        run(ImportRules.NONE, "u.csv", "arch_index,dataset,schedule,seed,test_acc,val_acc", "1,cifar10,200,777,85.5,");
        assertEquals(85.5, answer(1, Dataset.CIFAR10, Split.TEST, "777").value());
    }

    @Test
    void rowsOfOtherDataSetsAndSchedules_areRefusedInPlainWords() {
        String other = refused(
                ImportRules.NONE, "t.csv", "arch_index,dataset,val_acc,synflow", "27,ninapro,90.13656994786356,49.2");
        assertTrue(
                other.contains("line 2: column 'dataset': expected one that NAS-Bench-201 has (cifar10-valid,"), other);
        assertTrue(
                other.contains("found 'ninapro'. What its cells reach on other data sets is a table of its own"),
                other);
        assertTrue(other.contains("assay proxy correlate FILE"), other);
        String none = refused(ImportRules.NONE, "t.csv", "arch_index,dataset,test_acc", "27,cifar10,90.1");
        assertTrue(
                none.contains("expected a schedule of 12 or 200 in column 'schedule' or 'epochs', found none"), none);
        String seven = refused(ImportRules.NONE, "t.csv", "arch_index,dataset,epochs,test_acc", "27,cifar10,7,90.1");
        assertTrue(seven.contains("found 7"), seven);
        String column = refused(ImportRules.NONE, "t.csv", "arch_index,dataset,epochs,top", "27,cifar10,12,90.1");
        assertTrue(column.contains("unknown column 'top'") && column.contains("test_acc, train_loss"), column);
    }

    /** A fraction of CIFAR-100 is no further below guessing (1 percent) than luck goes: all of them together tell. */
    @ParameterizedTest
    @CsvSource({"c100_test_200", "in16_valid_200", "c100_valtest_200"})
    void columnOfFractions_isRefused(String column) throws IOException {
        String why = refused(ImportRules.NONE, "t.csv", "arch_index," + column, "1,0.47", "2,0.45");
        assertTrue(why.contains("in percent, found 2 values of 0.45 to 0.47, none above 1"), why);
        assertEquals(2, run(unit(Unit.FRACTION), "t.csv", "arch_index," + column, "1,0.47", "2,0.45"));
    }

    @Test
    void networksThatGuess_arePlausible() throws IOException {
        assertEquals(
                4,
                run(
                        ImportRules.NONE,
                        "t.csv",
                        "arch_index,c100_valtest_200,in16_valtest_200",
                        "1,1,0.83",
                        "2,1.01,0.9"));
    }

    /** The lowest accuracy of NAS-Bench-101 is 6.4 percent. */
    @Test
    void networksThatDiverged_arePlausible() throws IOException {
        assertEquals(1, run(ImportRules.NONE, "t.csv", "arch_index,c10_test_200", "1,6.44"));
    }

    /** The name of the file says that its columns are of one run of 200 epochs. */
    @Test
    void oneRandomRun_isAnUnnamedTraining() throws IOException {
        assertEquals(
                3,
                run(
                        ImportRules.NONE,
                        "x-one-random-run.csv",
                        "arch_index,c10_test,c100_xtest,in16_xtest",
                        "0,86.18,53.08,27.1"));
        String why = refused(ImportRules.NONE, "t.csv", "arch_index,c10_test", "0,86.18");
        assertTrue(why.contains("whose name says the schedule"), why);
    }

    @Test
    void tablesWithoutRowsOrArchitectures_areRefused() {
        String none = refused(ImportRules.NONE, "t.csv", HEADER);
        assertTrue(none.endsWith("line 2: expected rows below the header, found none. Nothing was loaded."), none);
        String other = refused(
                ImportRules.NONE,
                "t.csv",
                HEADER.replace("arch_index", "Arch_Index"),
                "1,cifar10,test,200,777,accuracy,94");
        assertTrue(other.contains("line 1: expected a column 'arch_index' or 'arch_str'"), other);
    }

    @Test
    void whatIsNotKnown_isNamedWithItsLine() {
        String why = refused(ImportRules.NONE, "t.csv", HEADER, "1,CIFAR-10,test,200,777,accuracy,94");
        assertTrue(why.contains("line 2: unknown data set: expected one of cifar10-valid, "), why);
        assertTrue(why.endsWith(", found 'CIFAR-10'. Nothing was loaded."), why);
    }

    @Test
    void percentCalledFraction_andAUnitForAFormThatSaysIts_areRefused() {
        String why = refused(unit(Unit.FRACTION), "t.csv", HEADER, "1,cifar10,test,200,777,accuracy,94");
        assertTrue(why.contains("expected a fraction 0..1 (--unit fraction), found 94.0"), why);
        assertThrows(
                UsageException.class,
                () -> run(unit(Unit.FRACTION), "t.csv", HEADER, "1,cifar10,train,200,777,time,0.5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cifar10,valid,200,777,accuracy,94;cifar10-valid",
                "cifar10,valtest,200,777,accuracy,94;one of its splits train, test",
                "cifar10-40k,valid,200,777,accuracy,94;trained on cifar10-valid, cifar10, cifar100, ImageNet16-120",
                "cifar100,,200,777,accuracy,70;one of its splits",
                "cifar10,train,200,777,time,-1;0 or more s, found -1.0",
                "cifar10,train,200,777,time,nan;0 or more s, found NaN",
                "cifar10,train,200,777,total_time,inf;0 or more s, found Infinity",
                "cifar10,,200,777,latency,-0.5;0 or more s, found -0.5",
                "cifar10,test,200,777,loss,-0.5;a loss of 0 or more, found -0.5",
                "cifar10,test,200,777,top5_accuracy,500;expected percent, found 500.0",
                "cifar10,test,200,777,accuracy,100.01;expected percent, found 100.01",
            })
    void impossibleMeasurements_areRefused(String row, String why) {
        String message = refused(AS_IS, "t.csv", HEADER, "1," + row);
        assertTrue(message.startsWith("t.csv: refused: line 2: ") && message.contains(why), message);
    }

    @ParameterizedTest
    @CsvSource({"c10_edgegpu_latency,-2", "c10_edgegpu_latency,NaN", "lat_ms_pixel,inf", "train_s_200_c10valid,-5"})
    void impossibleCosts_areRefused(String column, String value) {
        String message = refused(AS_IS, "t.csv", "arch_index," + column, "1," + value);
        assertTrue(message.startsWith("t.csv: refused: line 2: expected 0 or more "), message);
    }

    /** They were taken for scores called test and xtest. */
    @ParameterizedTest
    @CsvSource({"c10_test", "c100_xtest", "in16_x-valid", "c10_val_acc", "c10valid_test_888"})
    void accuraciesWhoseScheduleIsNotSaid_areNoScores(String column) {
        String message = refused(ImportRules.NONE, "t.csv", "arch_index," + column, "1,90");
        assertTrue(message.startsWith("t.csv: refused: line 1: column '" + column + "': expected "), message);
    }

    /** The loss of a training that diverged is no number. */
    @Test
    void lossThatIsNoNumber_isTaken() throws IOException {
        assertEquals(1, run(ImportRules.NONE, "t.csv", HEADER, "1,cifar10,test,200,777,loss,nan"));
    }

    @Test
    void rowsThatSayTheSame_areOne_andThatIsTold() throws IOException {
        String row = "1,cifar10,test,200,777,accuracy,94";
        assertEquals(1, run(ImportRules.NONE, "t.csv", HEADER, row, row));
        assertEquals(List.of("t.csv: 1 rows say what an earlier row says, and count once"), remarks);
    }

    @Test
    void rowsThatContradict_areRefused_orTheLaterCounts() throws IOException {
        String[] rows = {
            HEADER,
            "1,cifar10,test,200,777,accuracy,94",
            "1,cifar10,test,200,0777,accuracy,93",
            "1,cifar10,test,200,777,accuracy,92"
        };
        String why = refused(ImportRules.NONE, "t.csv", rows);
        assertTrue(
                why.contains("line 3")
                        && why.contains("another value, 93.0, of accuracy on cifar10 test")
                        && why.contains("--replace"),
                why);
        run(REPLACE, "t.csv", rows);
        assertEquals(92, answer(1, Dataset.CIFAR10, Split.TEST, "777").value());
        assertEquals(List.of("1"), Sql.rows(store, "SELECT count(*) FROM measurement"));
        assertEquals(List.of("t.csv: 1 values were replaced by those of later rows (--replace)"), remarks);
    }

    @Test
    void correctedTableOfAnotherName_isRefused_orAnswersFromNowOn() throws IOException {
        run(ImportRules.NONE, "wrong.csv", HEADER, "1,cifar10,test,200,777,accuracy,94");
        String[] right = {HEADER, "1,cifar10,test,200,777,accuracy,84", "2,cifar10,test,200,777,accuracy,80"};
        String why = refused(ImportRules.NONE, "right.csv", right);
        assertTrue(
                why.startsWith(
                        "right.csv: 1 value contradicts wrong.csv: architecture 1, accuracy on cifar10 test,"
                                + " schedule 200, trial 777: 84.0 against 94.0. wrong.csv would go on answering. Say --replace"),
                why);
        assertEquals("wrong.csv", answer(1, Dataset.CIFAR10, Split.TEST, "777").source());
        run(REPLACE, "right.csv", right);
        assertEquals(84, answer(1, Dataset.CIFAR10, Split.TEST, "777").value());
        assertEquals("right.csv", answer(1, Dataset.CIFAR10, Split.TEST, "777").source());
        assertTrue(remarks.get(0).endsWith("right.csv answers from now on (--replace)"), remarks.toString());
        assertEquals(List.of("3"), Sql.rows(store, "SELECT count(*) FROM measurement"));
        // And back again: the file is known byte for byte, what is asked for is that it answers.
        run(REPLACE, "wrong.csv", HEADER, "1,cifar10,test,200,777,accuracy,94");
        assertEquals(94, answer(1, Dataset.CIFAR10, Split.TEST, "777").value());
    }

    /** A table of one's own answers before an extract, and that is told. */
    @Test
    void pointOfACurve_contradicts_too() throws IOException {
        run(ImportRules.NONE, "a-lc12-c10test.csv", "arch_index,e1,e2", "1,30,40");
        String row = "1,cifar10,test,12,111,2,accuracy,41";
        String header = "arch_index,dataset,split,schedule,trial,epoch,metric,value";
        run(ImportRules.NONE, "mine.csv", header, row);
        assertEquals(1, remarks.size());
        assertTrue(remarks.get(0).endsWith("epoch 2: 41.0 against 40.0: mine.csv answers"), remarks.toString());
    }

    @Test
    void constantColumn_isRefused_orTakenAsItIs() throws IOException {
        String[] rows = Stream.concat(
                        Stream.of("arch_index,c10_test_200"),
                        IntStream.range(0, 20).mapToObj(i -> i + ",90"))
                .toArray(String[]::new);
        String why = refused(ImportRules.NONE, "t.csv", rows);
        assertTrue(
                why.contains("expected different values of accuracy on cifar10 test, found 90.0 for all of 20"), why);
        assertEquals(20, run(AS_IS, "t.csv", rows));
    }

    @Test
    void exchangedColumns_areRefused_orTakenAsTheyAre() throws IOException {
        String[] rows = {"arch_index,c10_train_200,c10_test_200", "1,60,99.9", "2,70,99.5"};
        String why = refused(ImportRules.NONE, "t.csv", rows);
        assertTrue(why.contains("training images of cifar10 not far below those of test, found 65.0 and 99.7"), why);
        assertEquals(4, run(AS_IS, "t.csv", rows));
    }

    @Test
    void indexesAsFloatingPoint_andTextsAlone_areRead() throws IOException {
        run(ImportRules.NONE, "t.csv", HEADER, "6111.0,cifar10,test,200,777,accuracy,94");
        assertEquals(94, answer(6111, Dataset.CIFAR10, Split.TEST, "777").value());
        String text = Bench201Index.get().cell(9).text();
        run(
                ImportRules.NONE,
                "u.csv",
                HEADER.replace("arch_index", "arch_str"),
                text + ",cifar10,test,200,777,accuracy,91");
        assertEquals(91, answer(9, Dataset.CIFAR10, Split.TEST, "777").value());
        run(ImportRules.NONE, "v.csv", "arch_str,c100_test_200", text + ",71");
        assertEquals(71, answer(9, Dataset.CIFAR100, Split.TEST, "mean").value());
        assertTrue(refused(ImportRules.NONE, "w.csv", "arch_str,c100_test_200", "|none~0|,71")
                .contains("line 2: column"));
        assertTrue(refused(ImportRules.NONE, "w.csv", HEADER, "1.5,cifar10,test,200,777,accuracy,94")
                .contains("'1.5'"));
    }
}
