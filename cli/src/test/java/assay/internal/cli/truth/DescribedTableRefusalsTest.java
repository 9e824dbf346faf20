package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import assay.internal.testkit.OwnHome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be meant is refused with its place, and nothing of it is kept. */
class DescribedTableRefusalsTest {
    @TempDir
    Path folder;

    private OwnHome ownHome;

    @BeforeEach
    void home() {
        ownHome = new OwnHome(folder.resolve("home"));
    }

    @AfterEach
    void back() {
        ownHome.close();
    }

    private void refused(int code, String message, String description, String rows) {
        Ran ran = InventedTable.imported(folder, description, rows);
        assertEquals(code, ran.code(), ran.out() + ran.err());
        assertTrue(ran.err().contains(message), ran.err());
        assertFalse(Files.exists(folder.resolve("home/truth/invented.duckdb")));
        assertFalse(Files.exists(folder.resolve("home/truth/invented.table.yaml")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "titel: Other|unknown key 'titel'|Did you mean 'title'?",
                "x: {metric: acuracy}|one of accuracy, mae, params|Did you mean 'accuracy'?",
                "x: {metric: mae, dataset: rooms, split: tset, trial: 0}|found 'tset'|Did you mean 'test'?",
                "x: {metric: mae, dataset: room, split: test, trial: 0}|one of hills, rooms|Did you mean 'rooms'?",
                "x: {metric: mae, split: test, trial: 0}|columns.x.dataset|one of hills, rooms",
                "x: {metric: mae, dataset: rooms, trial: 0}|'columns.x.split' is missing|one of train, valid",
                "x: {metric: mae, dataset: rooms, split: test}|'columns.x.trial' is missing|the seed of one training",
                "x: {metric: mae, dataset: rooms, split: test, trial: best}|'best'|expected 'mean' or a seed",
                "x: {metric: mae, dataset: rooms, split: test, trial: 0, times: 0}|columns.x.times|other than 0",
            })
    void wrongDescription_isRefusedWithItsPlace(String line, String first, String second) {
        String description = line.startsWith("x:")
                ? InventedTable.DESCRIPTION + "  " + line + "\n"
                : InventedTable.DESCRIPTION + line + "\n";
        refused(2, first, description, InventedTable.rows());
        Ran again = InventedTable.imported(folder, description, InventedTable.rows());
        assertTrue(again.err().contains(second), again.err());
        assertTrue(again.err().contains("invented.yaml line "), again.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{first}-{second}", "{second}-{first}-{third}", "{first}-{second}-{third}-{first}", "x"})
    void notation_namesEachDecisionOnce(String notation) {
        refused(
                2,
                "each decision once and in their order",
                InventedTable.DESCRIPTION.replace("{first}-{second}-{third}", notation),
                InventedTable.rows());
    }

    @Test
    void notationOfOtherTexts_isRefusedAtTheFirstRow() {
        refused(
                3,
                "line 2: column 'net': 'a-a-a' is no architecture of the decisions: genotype column 2: expected '+'",
                InventedTable.DESCRIPTION.replace("{first}-{second}-{third}", "{first}+{second}-{third}"),
                InventedTable.rows());
    }

    @Test
    void notationWithTwoReadings_isRefused() {
        String description = InventedTable.DESCRIPTION
                .replace("'{first}-{second}-{third}'", "'{first}{second}{third}'")
                .replace("{a: left, b: middle, c: right}", "[a, aa, c]");
        refused(2, "'a' and 'aa' of first, one of which begins the other", description, InventedTable.rows());
    }

    @Test
    void metricWithoutDirection_isRefused() {
        refused(
                2,
                "'metrics.mae.better' is missing",
                InventedTable.DESCRIPTION.replace("better: smaller, ", ""),
                InventedTable.rows());
    }

    @Test
    void knownMetricWithAnotherDirection_isRefused() {
        refused(
                2,
                "expected one of larger, found 'smaller'",
                InventedTable.DESCRIPTION.replace("accuracy: {}", "accuracy: {better: smaller}"),
                InventedTable.rows());
    }

    @Test
    void metricThatNoColumnHas_isRefused() {
        refused(
                2,
                "expected a column with accuracy of rooms on split valid",
                InventedTable.DESCRIPTION.replace("schedule: 4, metric: mae}", "schedule: 4}"),
                InventedTable.rows());
    }

    @Test
    void takenName_isRefused() {
        Ran ran = InventedTable.imported(
                folder,
                InventedTable.DESCRIPTION.replace("table: invented", "table: nasbench201"),
                InventedTable.rows());
        assertEquals(2, ran.code(), ran.err());
        assertTrue(ran.err().contains("that no other table or space has, found 'nasbench201'"), ran.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b-b-b,|b-b-d,|line 15: column 'net': 'b-b-d' is no architecture of the decisions: genotype column 5: expected a choice of third, one of a|b|c",
                "b-b-b,0.7000|b-b-b,nan|line 15: column 'v0': expected a number, found 'nan'",
                "b-b-b,0.7000|b-b-b,abc|line 15: column 'v0': expected a number, found 'abc'",
                "b-b-b,0.7000|b-b-b,7|line 15: column 'v0': expected 0..100 percent, found 700.0",
                "b-b-b,|b-b-a,|another value",
                "room_t|roomt|expected a column 'room_t', which the description names",
                "net,|arch,|expected a column 'net', which names the architecture, found arch, v0",
            })
    void wrongRow_isRefusedWithItsPlace(String good, String bad, String message) {
        refused(3, message, InventedTable.DESCRIPTION, InventedTable.rows().replaceFirst(good, bad));
    }

    @Test
    void fractionsInPercent_areRefused() {
        refused(
                3,
                "column 'v0': expected accuracy in percent, found 27 values, none above 1.0. If they are fractions,"
                        + " write times: 100",
                InventedTable.DESCRIPTION.replace("trial: 0, times: 100}", "trial: 0}"),
                InventedTable.rows());
    }

    @Test
    void descriptionWithoutData_andDataWithoutDescription_areWrongUsage() {
        Ran alone = Ran.assay("import", folder.resolve("invented.yaml").toString());
        assertEquals(2, alone.code());
        assertTrue(alone.err().contains("expected the data behind the description"), alone.err());
        Ran two = Ran.assay("import", "a.csv", "b.csv");
        assertEquals(2, two.code());
        assertTrue(two.err().contains("expected the description of a table, a .yaml file"), two.err());
    }

    @Test
    void refusedAgain_leavesTheOldTable() {
        assertEquals(
                0,
                InventedTable.imported(folder, InventedTable.DESCRIPTION, InventedTable.rows())
                        .code());
        Ran ran = InventedTable.imported(
                folder, InventedTable.DESCRIPTION, InventedTable.rows().replaceFirst("0.7000", "x"));
        assertEquals(3, ran.code());
        Ran asked = Ran.assay("query", "invented", "--arch", "b-b-b", "--dataset", "hills", "--standard");
        assertEquals(0, asked.code(), asked.err());
        assertTrue(asked.out().startsWith("68.5"), asked.out());
    }

    /** A split that no column has is asked for by the name of its key. */
    @Test
    void severalSplits_butNotTheUsualOne_areNamed() {
        String other = InventedTable.DESCRIPTION
                .replace("judge: {metric: accuracy, search: valid, report: test}", "judge: {metric: accuracy}")
                .replace("split: valid", "split: valtest");
        refused(
                2,
                "expected one of the splits test, valtest, found nothing. Without it the split is valid, and no column has"
                        + " that. Say 'search: valtest', for example.",
                other,
                InventedTable.rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"101", "darts", "invented", "nonsense"})
    void likeOtherSpaces_isRefused(String space) {
        refused(
                2,
                "expected a space whose architectures have numbers, such as 201 or sss, found '" + space + "'",
                InventedTable.DESCRIPTION.replace("notation: '{first}-{second}-{third}'", "like: " + space),
                InventedTable.rows());
    }
}
