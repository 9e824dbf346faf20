package assay.internal.proxies.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.random.Seeds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalfChoiceTest {
    private static final double[] TRUTH =
            IntStream.range(0, 100).mapToDouble(i -> i).toArray();

    /** One draw is always chosen, so any score gives the mean of the draws; of two, the true score gives the larger. */
    @Test
    void theScoreThatIsBetterOnTheFirstHalf_isReportedOnTheOther() {
        Map<String, DrawnScore> scores = new LinkedHashMap<>();
        scores.put(
                "wrong",
                DrawnScore.fixed(IntStream.range(0, 100).mapToDouble(i -> -i).toArray()));
        scores.put("right", DrawnScore.fixed(TRUTH));
        Seeds seeds = new Seeds(3);
        HalfChoice found = HalfChoice.of(scores, TRUTH, r -> r.nextInt(100), 2, 10, seeds);
        assertEquals("right", found.score());
        assertEquals(5, found.other().chosen().n());
        double whole = BestOfStudy.of(TRUTH, TRUTH, r -> r.nextInt(100), 2, 10, seeds)
                .chosen()
                .mean();
        double first = BestOfStudy.of(TRUTH, TRUTH, r -> r.nextInt(100), 2, 5, seeds)
                .chosen()
                .mean();
        assertEquals(2 * whole - first, found.other().chosen().mean(), 1e-9);
    }

    @Test
    void productsAreOfDifferentNames_eachSetOnce() {
        ProxyRule.Rule product = ProxyRule.Rule.RANK_PRODUCT;
        assertEquals(List.of("a*b", "a*c", "b*c"), HalfChoice.joined(List.of("a", "b", "c"), 2, product));
        assertEquals(List.of("a*b", "a*b*c", "a*c", "b*c"), HalfChoice.joined(List.of("a", "b", "c"), 3, product));
        assertEquals(List.of("a^b"), HalfChoice.joined(List.of("a", "b"), 2, ProxyRule.Rule.WORST_RANK));
    }

    @Test
    void theBestOfAll_isTheFirstWithTheHighestScore() {
        double[] score = {Double.NaN, 2, 5, 5};
        BestOfStudy all = BestOfStudy.ofAll(score, new double[] {9, 8, 7, 6});
        assertEquals(7, all.chosen().mean());
        assertEquals(3, all.draws());
    }
}
