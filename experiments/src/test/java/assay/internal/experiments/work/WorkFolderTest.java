package assay.internal.experiments.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import assay.internal.testkit.BitRot;
import assay.internal.testkit.OwnHome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
    @TempDir
    Path home;

    private OwnHome ownHome;

    @BeforeEach
    void useAHomeOfItsOwn() {
        ownHome = new OwnHome(home);
    }

    @AfterEach
    void useTheOther() {
        ownHome.close();
    }

    private static WorkFolder open() {
        return WorkFolder.open("x", Fingerprint.of(Map.of("a", 1)));
    }

    @Test
    void moments_stayAndDiffer() {
        try (WorkFolder work = open()) {
            String first = work.moment("started");
            assertEquals(first, work.moment("started"));
            String second = work.moment("started", true, m -> true);
            assertNotEquals(first, second);
            assertEquals(second, work.moment("started", false, m -> !m.equals(first)));
            assertEquals(first, work.moment("started"));
        }
    }

    /** The time at which an experiment began identifies it: a new time would make another experiment. */
    @Test
    void aFlippedBitInAMoment_isRefused() throws Exception {
        try (WorkFolder work = open()) {
            work.moment("started");
            BitRot.of(work.path().resolve("started"), () -> work.moment("started"))
                    .flip(200);
        }
    }
}
