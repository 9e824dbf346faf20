package assay.internal.reports.section;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.internal.reports.section.ProxySection.Reach;
import org.junit.jupiter.api.Test;

/** Which axis scores have: a few of 10^48 beside ones of 10 must not press all others into one line. */
class ReachTest {
    @Test
    void scores_haveAnAxisOnWhichTheyCanBeTold() {
        assertEquals(Reach.EVEN, Reach.of(new double[] {}));
        assertEquals(Reach.EVEN, Reach.of(new double[] {3, 4, 5, -90}));
        assertEquals(Reach.WIDE, Reach.of(new double[] {3, 10, 12, 1e48}));
        assertEquals(Reach.WILD, Reach.of(new double[] {-3, 10, 12, 1e48}));
        assertEquals(Reach.WILD, Reach.of(new double[] {0, 10, 12, 1e48}));
    }
}
