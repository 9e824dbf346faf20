package assay.core.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.space.SearchSpace;
import assay.core.space.bench101.OneShotSpace;
import assay.core.space.bench201.Bench201Space;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReinforceTest {
    /** Error of a central difference with step 1e-5 in float64: 1e-10 of truncation and 1e-11 of rounding. */
    private static final double DIFFERENCE = 1e-8;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void gradient_isTheCentralDifference(long seed) {
        RandomStream random = new RandomStream(seed);
        SearchSpace space = OneShotSpace.of(1 + random.nextInt(3));
        Policy policy = new Policy(space.groups(), 1, random);
        int[] choices = policy.draw(random);
        double[][] gradient = policy.gradient(choices);
        for (int g = 0; g < choices.length; g++) {
            double[] row = policy.logits()[g];
            for (int i = 0; i < row.length; i++) {
                double at = row[i];
                row[i] = at + 1e-5;
                double above = policy.logProbability(choices);
                row[i] = at - 1e-5;
                double below = policy.logProbability(choices);
                row[i] = at;
                assertEquals((above - below) / 2e-5, gradient[g][i], DIFFERENCE);
            }
        }
    }

    /** Frequencies of 100,000 draws within 5 standard deviations (1.6e-3 at most): wrong once in 100,000 tests. */
    @Test
    void draws_areAsProbableAsTheySay() {
        RandomStream random = new RandomStream(5);
        Policy policy = new Policy(new Bench201Space().groups(), 1, random);
        int n = 100_000;
        int[] counts = new int[5];
        for (int i = 0; i < n; i++) {
            counts[policy.draw(random)[2]]++;
        }
        double[] logits = policy.logits()[2];
        double sum = 0;
        for (double l : logits) {
            sum += Math.exp(l);
        }
        for (int i = 0; i < 5; i++) {
            assertEquals(Math.exp(logits[i]) / sum, counts[i] / (double) n, 8e-3);
        }
    }

    @Test
    void baseline_isCorrectedForItsStart() {
        Reinforce.Baseline baseline = new Reinforce.Baseline(0.9);
        assertEquals(80, baseline.after(80), 1e-12); // float64, three operations
        assertEquals((0.9 * 80 + 60) / 1.9, baseline.after(60), 1e-12);
    }

    /** Adam's first step is the rate, in the direction of descent, whatever the size of the gradient. */
    @Test
    void firstStep_isTheRate() {
        double[][] values = {{1, 1}};
        new Reinforce.Adam(values, 0.5).step(new double[][] {{1e-3, -40}});
        assertEquals(0.5, values[0][0], 1e-5); // epsilon 1e-8 beside a gradient of 1e-3
        assertEquals(1.5, values[0][1], 1e-5);
    }

    @Test
    void policy_movesTowardsReward() {
        Bench201Space space = new Bench201Space();
        Hill hill = new Hill(space);
        Ledger ledger = new Ledger(hill, Budget.ofTrainings(400), new RandomStream(0));
        new Reinforce(0.1, 0.9).search(space, ledger, new RandomStream(3));
        List<Double> rewards = hill.archs().stream().map(hill::accuracy).toList();
        assertTrue(mean(rewards.subList(350, 400)) > mean(rewards.subList(0, 50)) + 10);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(v -> v).average().orElseThrow();
    }
}
