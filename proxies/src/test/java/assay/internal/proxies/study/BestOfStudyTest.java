package assay.internal.proxies.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.Seeds;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BestOfStudyTest {
    private static final double[] TRUTH =
            IntStream.range(0, 100).mapToDouble(i -> i).toArray();

    private static BestOfStudy of(double[] score, int draws) {
        return BestOfStudy.of(score, TRUTH, random -> random.nextInt(100), draws, 2000, new Seeds(4));
    }

    @Test
    void perfectScore_choosesTheMaximumOfTheDraws() {
        // The maximum of 10 uniform draws of 0..99 is on average sum over k of 1 - (k/100)^10 - 0 = 90.5.
        double expected = IntStream.rangeClosed(1, 99)
                .mapToDouble(k -> 1 - Math.pow(k / 100.0, 10))
                .sum();
        // 2,000 repetitions of a maximum with deviation 8.3: 0.19; five of them.
        assertEquals(expected, of(TRUTH, 10).chosen().mean(), 0.95);
    }

    @Test
    void oneDraw_isRandomWhateverTheScore() {
        assertEquals(of(TRUTH, 1), of(new double[100], 1));
    }

    @Test
    void reversedScore_getsWorseWithMoreDraws() {
        double[] reversed = IntStream.range(0, 100).mapToDouble(i -> -i).toArray();
        assertTrue(of(reversed, 50).chosen().mean() < of(reversed, 10).chosen().mean());
    }

    @Test
    void undefinedScores_areNotChosen() {
        double[] score = TRUTH.clone();
        for (int i = 1; i < 100; i++) {
            score[i] = Double.NaN;
        }
        BestOfStudy found = of(score, 500);
        // Cell 0 is missed in (99/100)^500 = 0.66 % of the repetitions.
        assertTrue(found.undecided() < 40, () -> "undecided " + found.undecided());
        assertEquals(0, found.chosen().median());
    }
}
