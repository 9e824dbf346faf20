package assay.internal.cli.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.testkit.Fuzz;
import assay.internal.testkit.FuzzTarget;
import assay.internal.testkit.OwnHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged input for every reader, list and option, for as long as the property {@code assay.fuzz.seconds} says: 10 seconds in
 * each build, 10 minutes in the profile {@code nightly}. {@code assay.fuzz.seed} is a number, or {@code draw}.
 */
class FuzzTest {
    private static final long SECONDS = Long.getLong("assay.fuzz.seconds", 10);

    @TempDir
    static Path folder;

    private static OwnHome ownHome;

    @BeforeAll
    static void useAFreshHome() {
        ownHome = new OwnHome(folder.resolve("home"));
    }

    @AfterAll
    static void useTheOther() {
        ownHome.close();
    }

    private static long seed() {
        String given = System.getProperty("assay.fuzz.seed", "1");
        return given.equals("draw") ? new SecureRandom().nextInt(1 << 30) : Long.parseLong(given);
    }

    @Test
    void everyReader_endsInAValueOrARefusal() throws IOException {
        FuzzSamples samples = new FuzzSamples(Files.createDirectories(folder.resolve("samples")));
        samples.make();
        Path work = Files.createDirectories(folder.resolve("work"));
        List<FuzzTarget> targets = new ArrayList<>(new FuzzTargets(samples, work).all());
        targets.addAll(new CommandTargets(samples, work).all());
        targets.addAll(new KeptTargets(samples, work).all());
        targets.addAll(new ForeignTargets(work).all());
        targets.addAll(new LanguageTargets(work).all());
        targets.add(OptionTargets.all());
        Fuzz.Result found =
                new Fuzz(seed(), Path.of("target", "fuzz"), System.out).run(targets, Duration.ofSeconds(SECONDS));
        assertEquals(List.of(), found.findings());
        assertTrue(found.total() >= targets.size() || System.getProperty(Fuzz.ONLY) != null, found.tried()::toString);
    }
}
