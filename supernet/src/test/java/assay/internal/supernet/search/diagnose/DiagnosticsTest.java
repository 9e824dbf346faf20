package assay.internal.supernet.search.diagnose;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.run.EpochRecord;
import assay.core.space.bench101.OneShotSpace;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.darts.DartsSpace;
import assay.internal.supernet.search.step.Diagnostic;
import assay.internal.supernet.search.step.Inspection;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.GaussianArgmax;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
    private static final Bench201Space SPACE = new Bench201Space();

    private static Map<String, Double> measured(ArchDistribution d) {
        Map<String, Double> all = new LinkedHashMap<>();
        Diagnostics.free().forEach(x -> x.measure(Inspection.of(d), all));
        return all;
    }

    @Test
    void everySoManyEpochs_andTheLast_areMeasured() {
        Diagnostic d = new SupernetError(5);
        assertEquals(
                List.of(5, 10, 12),
                IntStream.rangeClosed(1, 12).filter(e -> d.due(e, 12)).boxed().toList());
    }

    @Test
    void probabilities_areNamedByDecisionAndOption() {
        Map<String, Double> all = new LinkedHashMap<>();
        new Probabilities(7, 1).measure(Inspection.of(new ArchDistribution.Uniform(SPACE)), all);
        assertEquals(31, all.size());
        assertEquals(0.2, all.get("p:1<-0=skip_connect"), 1e-15);
        assertEquals(7, all.get(EpochRecord.SAMPLED_CELLS));
        assertEquals(
                30, all.keySet().stream().filter(EpochRecord::isProbability).count());
    }

    @Test
    void variance_dividesByOneLess() {
        assertEquals(2.5, SamplingVariance.variance(new double[] {1, 2, 3, 4, 5}), 1e-15);
    }

    @Test
    void uniform_hasAllEntropy_andAFifthOfSkips() {
        Map<String, Double> d = measured(new ArchDistribution.Uniform(SPACE));
        assertEquals(6 * Math.log(5), d.get(EpochRecord.ENTROPY), 1e-12);
        assertEquals(0.2, d.get(EpochRecord.SKIP_SHARE), 1e-15);
    }

    @Test
    void oneCertainCell_hasNone() {
        double[] alpha = new double[30];
        for (int edge = 0; edge < 6; edge++) {
            alpha[5 * edge + 1] = 1000; // skip_connect
        }
        Map<String, Double> d = measured(new ArchDistribution.Categorical(SPACE, alpha));
        assertEquals(0, d.get(EpochRecord.ENTROPY));
        assertEquals(1, d.get(EpochRecord.SKIP_SHARE));
    }

    /** BaLeNAS, Figure 2: the edges of normal cells. The first normal one, and all reducing ones, are skips for sure. */
    @Test
    void skipsOfTheDartsSpace_areThoseOfNormalCells_unlessAllAreAsked() {
        double[] alpha = new double[2 * DartsSpace.EDGES * 8];
        alpha[3] = 1000;
        for (int edge = DartsSpace.EDGES; edge < 2 * DartsSpace.EDGES; edge++) {
            alpha[8 * edge + 3] = 1000;
        }
        ArchDistribution learnt = new ArchDistribution.Categorical(DartsSpace.darts(), alpha);
        assertEquals((1 + 13 / 8.0) / 14, measured(learnt).get(EpochRecord.SKIP_SHARE), 1e-12);
        Map<String, Double> all = new LinkedHashMap<>();
        new SkipShare(true).measure(Inspection.of(learnt), all);
        assertEquals((15 + 13 / 8.0) / 28, all.get(EpochRecord.SKIP_SHARE), 1e-12);
    }

    @Test
    void aSpaceWithoutSkips_saysNothingOfThem() {
        assertEquals(
                Set.of(EpochRecord.ENTROPY),
                measured(new ArchDistribution.Uniform(OneShotSpace.of(1))).keySet());
    }

    /** Two values: P(first larger) = Phi((m1 - m2) / sqrt(s1^2 + s2^2)); Phi(1) = 0.8413447460685429. */
    @Test
    void gaussian_ofTwo_hasItsClosedForm() {
        double[] p = new double[3];
        GaussianArgmax.probabilities(new double[] {9, 5, 0}, new double[] {1, 3, 4}, 1, 3, p);
        assertArrayEquals(new double[] {0, 0.8413447460685429, 0.1586552539314571}, p, 1e-12);
    }

    /** Against drawing: the standard error of a share of 100,000 draws is at most 0.0016. */
    @Test
    void gaussianMarginals_areThoseOfItsDraws() {
        RandomStream random = new Seeds(5).stream("test");
        double[] mean = random.doubles(30).map(v -> 4 * v).toArray();
        double[] deviation = random.doubles(30).map(v -> 0.2 + v).toArray();
        ArchDistribution d = new ArchDistribution.Gaussian(SPACE, mean, deviation);
        double[] drawn = new double[30];
        for (int i = 0; i < 100_000; i++) {
            int[] choice = SPACE.encode(d.draw(random));
            for (int g = 0; g < 6; g++) {
                drawn[5 * g + choice[g]] += 1e-5;
            }
        }
        assertArrayEquals(drawn, d.marginals(), 0.007);
        assertEquals(6, Arrays.stream(d.marginals()).sum(), 1e-12);
    }
}
