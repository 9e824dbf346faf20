package assay.internal.reports;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.testkit.Walks;
import org.junit.jupiter.api.Test;

/** Many methods and seeds; how long 20 x 500 x 200 takes is what {@code benchmarks/run reports.LargeReport} says. */
class LargeReportTest {
    /** With 20 methods on 3 data sets; 500 seeds of 200 epochs give 3.9 MB. */
    @Test
    void pageOfManySeeds_staysSmall_andHasBandsInsteadOfLines() {
        String html = new Report(Walks.experiment(20, 60, 20), Walks.truth()).html();
        assertTrue(html.length() < 5_000_000, html.length() + " characters");
        assertTrue(html.contains("middle 90 % of 60 seeds"));
        assertFalse(html.contains("method-3, seed 7"), "a single seed in the page");
    }
}
