package assay.internal.data.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.error.DataFormatException;
import assay.core.truth.Basis;
import assay.internal.data.store.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units are doubted where the form leaves them to the user, and nowhere else. */
class PlausibilityTest {
    @TempDir
    Path folder;

    /** @param leaves whether the unit of its one accuracy is the user's to say */
    private record Table(StoreKind kind, boolean leaves) implements BenchmarkFormat {
        @Override
        public String key() {
            return "table";
        }

        @Override
        public String about() {
            return "a table";
        }

        @Override
        public boolean isOfPeople() {
            return true;
        }

        @Override
        public boolean claims(Path file) {
            return true;
        }

        @Override
        public void read(List<Path> files, Target target) throws IOException, SQLException {
            Path file = files.get(0);
            int source = target.source("t", this);
            if (target.start(source, "t", file)) {
                Series series = new Series(
                        "t",
                        "cifar10",
                        "test",
                        200,
                        "777",
                        List.of(777),
                        200,
                        "accuracy",
                        "percent",
                        Basis.MEASURED,
                        15);
                double value = Double.parseDouble(Files.readString(file));
                target.reading(0, series, leaves ? target.percent(value) : value);
                target.finish(Target.Checksum.UNKNOWN);
            }
        }
    }

    private long run(boolean leaves, String value) throws IOException {
        Path file = Files.writeString(folder.resolve("t"), value);
        StoreKind kind = MadeNumbers.of("one", "first").kind();
        return new Imports(List.of(new Table(kind, leaves)))
                .run(file, Optional.empty(), k -> folder.resolve("s"), "test", ImportProgress.NONE)
                .get(0)
                .values();
    }

    @Test
    void unitThatTheFormSays_isNotDoubted() throws IOException {
        assertEquals(1, run(false, "0.9437"));
        assertThrows(DataFormatException.class, () -> run(false, "100.5"));
    }

    @Test
    void unitThatIsLeftToTheUser_is() throws IOException {
        assertThrows(DataFormatException.class, () -> run(true, "0.9437"));
        assertEquals(1, run(true, "94.37"));
    }

    /** 3.726 is the lowest accuracy that NAS-Bench-101 has after 4 epochs. */
    @ParameterizedTest
    @CsvSource({"cifar10-40k, 3.726, false", "cifar10, 0.9437, true", "cifar100, 0.9, false"})
    void onlyWhatLooksLikeAFraction_isAskedAbout(String dataset, double value, boolean asked) {
        Series series =
                new Series("t.csv", dataset, "test", 4, "0", List.of(), 4, "accuracy", "percent", Basis.MEASURED, 0);
        assertEquals(asked, Plausibility.aboveChance(series, value).isPresent());
    }
}
