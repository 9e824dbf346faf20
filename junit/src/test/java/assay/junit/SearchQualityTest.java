package assay.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Tests of searches that are good, bad or broken are run by JUnit's launcher, and fail or not. */
class SearchQualityTest {
    private static final String DEAD = "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|";
    private static final String GOOD =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|";
    private static final String BASELINE = "target/search-quality/baseline.json";

    @TempDir
    static Path home;

    @BeforeAll
    static void ownHome() {
        System.setProperty("assay.home", home.toString());
    }

    @AfterAll
    static void forgetIt() {
        System.clearProperty("assay.home");
        System.clearProperty("assay.gate");
    }

    /** What the launcher runs; Surefire passes nested classes by. */
    static class Searches {
        @SearchQuality(table = "mini201", seeds = 8, better = true)
        void good(Found found) {
            found.search(seed -> GOOD);
        }

        @SearchQuality(table = "mini201/fashion-mini", seeds = 8)
        void dead(Found found) {
            found.seeds().forEach(seed -> found.add(seed, DEAD));
        }

        @SearchQuality(table = "mini201", seeds = 8)
        void random(Found found) {
            found.search(seed -> Integer.toString(new Random(seed).nextInt(15_625)));
        }

        @SearchQuality(table = "mini201", seeds = 8, better = true)
        void randomThatMustBeBetter(Found found) {
            found.search(seed -> Integer.toString(new Random(seed).nextInt(15_625)));
        }

        @SearchQuality(table = "mini201", seeds = 8)
        void notAllSeeds(Found found) {
            found.add(3, GOOD);
        }

        @SearchQuality(table = "mini201", seeds = 8)
        void twice(Found found) {
            found.search(seed -> GOOD);
            found.add(3, GOOD);
        }

        @SearchQuality(table = "mini201", seeds = 8)
        void notInTheTable(Found found) {
            found.search(seed -> seed == 5 ? "15625" : GOOD);
        }

        @SearchQuality(table = "mini201", seeds = 8)
        void noArchitecture(Found found) {
            found.search(seed -> "|nor_conv_5x5~0|");
        }

        @SearchQuality(table = "mini201", seeds = 8)
        void withoutParameter() {}

        @SearchQuality(table = "mini201", seeds = 1)
        void oneSeed(Found found) {
            found.search(seed -> GOOD);
        }

        @SearchQuality(table = "nothing", seeds = 8)
        void noTable(Found found) {
            found.search(seed -> GOOD);
        }

        @SearchQuality(table = "mini201", seeds = 8)
        void failsByItself(Found found) {
            throw new IllegalStateException("the search broke");
        }

        @SearchQuality(table = "mini201", seeds = 8, baseline = BASELINE, method = "mine")
        void asGoodAsBefore(Found found) {
            found.search(seed -> seed % 2 == 0 ? GOOD : "6111");
        }

        @SearchQuality(table = "mini201", seeds = 8, baseline = BASELINE, method = "mine")
        void worseThanBefore(Found found) {
            found.search(seed -> DEAD);
        }

        @SearchQuality(table = "mini201", seeds = 8, baseline = BASELINE, method = "other")
        void notInTheBaseline(Found found) {
            found.search(seed -> GOOD);
        }
    }

    private static final class Watch implements TestExecutionListener {
        private final Map<String, String> told = new HashMap<>();
        private TestExecutionResult result;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult finished) {
            result = test.isTest() ? finished : result;
        }

        @Override
        public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
            told.putAll(entry.getKeyValuePairs());
        }
    }

    private static Watch run(String method) {
        String parameter = method.equals("withoutParameter") ? "" : Found.class.getName();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(Searches.class.getName(), method, parameter))
                .build();
        Watch watch = new Watch();
        LauncherFactory.create().execute(request, watch);
        return watch;
    }

    private static String refused(String method) {
        Watch watch = run(method);
        assertEquals(TestExecutionResult.Status.FAILED, watch.result.getStatus(), method);
        return watch.result.getThrowable().orElseThrow().getMessage();
    }

    private static String passed(String method) {
        Watch watch = run(method);
        assertEquals(
                TestExecutionResult.Status.SUCCESSFUL,
                watch.result.getStatus(),
                () -> method + ": " + watch.result.getThrowable());
        return watch.told.get("assay");
    }

    @Test
    void aGoodSearch_isShownBetterThanChance_andSaysWhatCouldHaveBeenSeen() {
        assertTrue(passed("good").startsWith("**Better**: regret of good; 1 method compared. Smallest change"));
    }

    @Test
    void aBadSearch_failsWithTheGatesTable() {
        String message = refused("dead");
        assertTrue(
                message.contains("Baseline: uniform random choice, exactly: all 15625 architectures of mini201,"
                        + " fashion-mini."),
                message);
        assertTrue(message.contains("quantity  of    unit    baseline  now"), message);
        assertTrue(message.contains("WORSE"), message);
        assertTrue(message.contains("FAILED: regret of dead."), message);
        assertFalse(message.contains("--update"), message);
    }

    @Test
    void chanceItself_isNotShownWorse_andNotBetter() {
        assertTrue(passed("random").startsWith("**Not shown worse**: 1 method compared."));
        String message = refused("randomThatMustBeBetter");
        assertTrue(
                message.startsWith("expected to be shown better than the baseline by more than 1.0 points"), message);
    }

    @Test
    void whatWasNotHandedIn_fails() {
        assertEquals(
                "expected an architecture for each of 8 seeds, found none for seed [0, 1, 2, 4, 5, 6, 7].",
                refused("notAllSeeds"));
        assertTrue(refused("twice").startsWith("seed 3: expected one architecture, found a second one"));
        String absent = refused("notInTheTable");
        assertTrue(absent.contains("FAILED") && absent.contains("seed 5:"), absent);
        assertTrue(refused("noArchitecture").contains("nor_conv_5x5"));
        assertEquals("the search broke", refused("failsByItself"));
    }

    @Test
    void whatCannotBeMeant_isRefused() {
        assertTrue(refused("withoutParameter").contains("expected a test method with a parameter"));
        assertTrue(refused("oneSeed").contains("seeds: expected at least 2, found 1"));
        assertTrue(refused("noTable").contains("nothing"));
    }

    @Test
    void aBaselineFile_isWrittenOnRequest_andComparedWith() throws Exception {
        Files.deleteIfExists(Path.of(BASELINE));
        assertTrue(refused("asGoodAsBefore").contains("expected a baseline, found no such file"));
        System.setProperty("assay.gate", "update");
        assertEquals("baseline written: " + BASELINE, passed("asGoodAsBefore"));
        System.clearProperty("assay.gate");
        assertTrue(passed("asGoodAsBefore").startsWith("**Not shown worse**"));
        assertTrue(refused("worseThanBefore").contains("FAILED: regret of mine. If it is meant to be so"));
        assertTrue(refused("notInTheBaseline").startsWith("nothing was compared"));
    }

    @Test
    void seeds_areNumberedFromZero() {
        assertEquals(List.of(0L, 1L, 2L), new Found(null, 3).seeds());
    }
}
