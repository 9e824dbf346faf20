package assay.internal.data.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.truth.Basis;
import assay.internal.data.store.Series;
import assay.internal.data.store.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of one's own beside learning curves: {@link MadeNumbers} gives accuracy after epoch 200, and losses as a curve. */
class ContradictionsTest {
    @TempDir
    Path folder;

    private final List<String> remarks = new ArrayList<>();

    /** A form of people, whose files say the loss after epoch 7. */
    private record Loss(StoreKind kind) implements BenchmarkFormat {
        @Override
        public String key() {
            return "loss";
        }

        @Override
        public String about() {
            return "a loss";
        }

        @Override
        public boolean isOfPeople() {
            return true;
        }

        @Override
        public boolean claims(Path file) throws IOException {
            return Files.readString(file).startsWith("loss");
        }

        @Override
        public void read(List<Path> files, Target target) throws IOException, SQLException {
            Path file = files.get(0);
            String name = file.getFileName().toString();
            int source = target.source(name, this);
            if (target.start(source, name, file)) {
                double value = Double.parseDouble(Files.readString(file).substring(4));
                target.reading(
                        0,
                        new Series(
                                name, "cifar10", "test", 200, "777", List.of(777), 7, "loss", "", Basis.MEASURED, 15),
                        value);
                target.finish(Target.Checksum.UNKNOWN);
            }
        }
    }

    private void run(ImportRules rules, String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        MadeNumbers numbers = MadeNumbers.of("one", "first");
        ImportProgress progress = new ImportProgress() {
            @Override
            public void at(long done, long total, String at) {}

            @Override
            public void remark(String remark) {
                remarks.add(remark);
            }
        };
        new Imports(List.of(numbers, new Loss(numbers.kind())))
                .run(file, Optional.empty(), rules, k -> folder.resolve("s"), "test", progress);
    }

    private static final ImportRules REPLACE = new ImportRules(Optional.empty(), false, true);

    private List<Integer> preferences(String source) {
        return Snapshot.of(folder.resolve("s")).columns().stream()
                .map(Snapshot.Column::series)
                .filter(s -> s.source().equals(source) && s.metric().equals("loss"))
                .map(Series::preference)
                .toList();
    }

    @Test
    void pointOfACurve_isContradictedByANumber() throws IOException {
        run(ImportRules.NONE, "curves", "one1.5");
        run(ImportRules.NONE, "same", "loss1.5"); // says the same
        assertEquals(List.of(), remarks);
        String why = assertThrows(DataFormatException.class, () -> run(ImportRules.NONE, "other", "loss2.5"))
                .getMessage();
        assertTrue(
                why.startsWith("other: 1 value contradicts curves: architecture 0, loss on cifar10 test, schedule 200,"
                        + " trial 777, epoch 7: 2.5 against 1.5. curves would go on answering"),
                why);
        run(REPLACE, "other", "loss2.5");
        assertEquals(List.of(0), preferences("other")); // before the curve's 1
        assertEquals(2, remarks.size()); // the curves, and the number that says the same as they do
    }

    @Test
    void numberIsContradictedByAPointOfACurve_whichTakesItsPlace() throws IOException {
        run(ImportRules.NONE, "other", "loss2.5");
        run(ImportRules.NONE, "curves", "one1.5");
        assertEquals(
                List.of(
                        "curves: 1 value contradicts other: architecture 0, loss on cifar10 test, schedule 200, trial 777,"
                                + " epoch 7: 1.5 against 2.5: curves answers"),
                remarks);
    }

    @Test
    void twoCurves_areToldByTheFirstPointWhereTheyDiffer() throws IOException {
        run(ImportRules.NONE, "a", "one1.5");
        run(ImportRules.NONE, "b", "one2.5");
        assertEquals(1, remarks.size());
        assertTrue(remarks.get(0).startsWith("b: 2 values contradict a: "), remarks.get(0));
        run(ImportRules.NONE, "c", "one1.5");
        assertEquals(2, remarks.size(), remarks.toString()); // it agrees with a
    }

    @Test
    void roundingToFloat32_isNoContradiction() throws IOException {
        run(ImportRules.NONE, "curves", "one1.5");
        run(ImportRules.NONE, "float32", "loss1.5000001");
        assertEquals(List.of(), remarks);
        assertThrows(DataFormatException.class, () -> run(ImportRules.NONE, "other", "loss1.50001"));
    }
}
