package assay.internal.proxies.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.internal.core.stats.Correlation;
import java.util.List;
import org.junit.jupiter.api.Test;

class CombinedTest {
    private static final double NAN = Double.NaN;

    @Test
    void rankSum_addsRanksAsShares() {
        double[][] scores = {{10, 30, 20, 40}, {5, 5, NAN, 1}};
        // First: ranks 1, 3, 2, 4 of 4; second: 2.5, 2.5, -, 1 of 3.
        assertArrayEquals(
                new double[] {0.25 + 2.5 / 3, 0.75 + 2.5 / 3, NAN, 1 + 1 / 3.0}, Combined.rankSum(scores), 1e-15);
    }

    @Test
    void vote_ofOneProxyIsKendallsShareOfPairs() {
        RandomStream random = new RandomStream(5);
        double[] score = random.doubles(60).toArray();
        double[] truth = random.doubles(60).toArray();
        double tau = Correlation.kendall(score, truth).orElseThrow();
        assertEquals((1 + tau) / 2, Combined.vote(new double[][] {score}, truth), 1e-12);
    }

    @Test
    void vote_followsTheMajority() {
        double[] truth = {1, 2, 3};
        double[] right = {1, 2, 3};
        double[] wrong = {3, 2, 1};
        assertEquals(1, Combined.vote(new double[][] {right, wrong, right}, truth));
        assertEquals(0, Combined.vote(new double[][] {wrong, wrong, right}, truth));
        assertEquals(0.5, Combined.vote(new double[][] {wrong, right}, truth), "undecided");
    }

    @Test
    void undefinedScore_abstains() {
        double[] truth = {1, 2, 3};
        double[] some = {NAN, 2, 3};
        double[] wrong = {3, 2, 1};
        // Pairs with the first architecture: only the wrong one votes. The other pair: undecided.
        assertEquals(0.5 / 3, Combined.vote(new double[][] {some, wrong}, truth), 1e-15);
    }

    @Test
    void equalOrMissingTruths_areNoPairs() {
        assertEquals(1, Combined.vote(new double[][] {{1, 2, 3, 4}}, new double[] {1, 1, 2, NAN}));
        assertTrue(Double.isNaN(Combined.vote(new double[][] {{1, 2}}, new double[] {1, 1})));
    }

    @Test
    void noProxies_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> Combined.rankSum(new double[0][]));
    }

    @Test
    void rankProduct_sharesTiedRanks_andPutsUndefinedBelowAll() {
        double[][] scores = {{5, 5, 1, Double.NaN, Double.NaN}, {1, 2, Double.NEGATIVE_INFINITY, 3, Double.NaN}};
        // The last has no score at all: the pool is four. Ranks 3.5, 3.5, 2, 1 and 2, 3, 1, 4.
        double[] expected = {
            Math.log(3.5 * 2 / 16), Math.log(3.5 * 3 / 16), Math.log(2 * 1 / 16.0), Math.log(1 * 4 / 16.0), Double.NaN
        };
        assertArrayEquals(expected, Combined.rankProduct(scores), 1e-15);
    }

    @Test
    void worstRank_isThatOfTheProxyThatLikesItLeast() {
        double[][] scores = {{5, 5, 1, Double.NaN, Double.NaN}, {1, 2, Double.NEGATIVE_INFINITY, 3, Double.NaN}};
        // Ranks as before: 3.5, 3.5, 2, 1 and 2, 3, 1, 4 of four.
        assertArrayEquals(new double[] {0.5, 0.75, 0.25, 0.25, Double.NaN}, Combined.worstRank(scores), 1e-15);
    }

    @Test
    void names_areOfOneProxyOrOfSeveral() {
        ProxyRule product = ProxyRule.of("jacob_cov*on_path_flops");
        assertEquals(ProxyRule.Rule.RANK_PRODUCT, product.rule());
        assertEquals("jacob_cov*on_path_flops", product.text());
        assertTrue(product.needsData());
        assertEquals(4, ProxyRule.of("az_nas").proxies().size());
        assertFalse(ProxyRule.of("az_nas").needsData());
        assertEquals(ProxyRule.Rule.RANK_SUM, ProxyRule.of("synflow+snip").rule());
        assertEquals(ProxyRule.Rule.WORST_RANK, ProxyRule.of("synflow^snip").rule());
        assertTrue(ProxyRule.isPooled("synflow^snip"));
        assertEquals(List.of("synflow", "snip"), ProxyRule.parts("synflow^snip"));
        assertFalse(ProxyRule.isPooled("swap_regularised:1:2"));
        for (String wrong :
                List.of("synflow*snip+plain", "synflow*snip^plain", "synflow*", "*synflow", "synflw+snip", "")) {
            assertThrows(UsageException.class, () -> ProxyRule.of(wrong), wrong);
        }
    }
}
