package assay.internal.data.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import assay.core.blackbox.Budget;
import assay.core.blackbox.Ledger;
import assay.core.blackbox.Observed;
import assay.core.blackbox.Oracle;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.random.RandomStream;
import assay.core.space.Genotype;
import assay.core.space.bench201.Genotype201;
import assay.internal.core.predict.Model;
import assay.internal.core.predict.PredictorSearch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A predictor whose further feature is the accuracy itself. */
class FeatureScoresTest {
    private static final SpaceKit KIT = SpaceKits.called("201", "test");
    private static final double SCORING = 800;

    @TempDir
    private Path folder;

    /** An order that features of the graph do not know. */
    private static double accuracy(int arch) {
        return 50 + arch * 7919L % Genotype201.COUNT / 400.0;
    }

    /** Keeps which architectures were trained. */
    private static final class Asked implements Oracle {
        private final List<Integer> archs = new ArrayList<>();

        @Override
        public Observed train(Genotype arch, int epochs, RandomGenerator random) {
            archs.add(KIT.numbering().orElseThrow().indexOf(arch));
            return new Observed(accuracy(archs.get(archs.size() - 1)), OptionalDouble.of(100));
        }

        @Override
        public int epochs() {
            return 200;
        }
    }

    private final Asked with = new Asked();
    private final Asked without = new Asked();

    /** The seconds after the first training. */
    private static double searched(Asked oracle, String scores) {
        Ledger ledger = new Ledger(oracle, Budget.ofTrainings(20), new RandomStream(1));
        new PredictorSearch(8, 0, new Model("kernel", 1.5, 0.01, scores))
                .search(KIT.search().orElseThrow(), ledger, new RandomStream(2));
        return ledger.steps().get(0).seconds().orElseThrow();
    }

    @Test
    void scores_areFeatures_andTheirSecondsAreCharged_onceForEachNetwork() {
        Path file = folder.resolve("scores.duckdb");
        try (ScoreFile scores = new ScoreFile(file, Map.of("seed", "0"))) {
            int[] archs = IntStream.range(0, Genotype201.COUNT).toArray();
            scores.classes("mine", archs, archs);
            scores.classes("shared", archs, new int[archs.length]);
            scores.add(IntStream.of(archs)
                    .mapToObj(
                            i -> new ScoreFile.Row(i, "mine", OptionalDouble.of(accuracy(i)), i < 3 ? SCORING / 4 : 0))
                    .toList());
            scores.add(List.of(new ScoreFile.Row(0, "shared", OptionalDouble.empty(), SCORING / 4)));
        }
        assertEquals(SCORING + 100, searched(with, file.toString()), 1e-9);
        assertEquals(100, searched(without, "none"));
        assertEquals(without.archs.subList(0, 8), with.archs.subList(0, 8), "uniform cells");
        assertNotEquals(without.archs, with.archs, "what the predictor chooses");
    }
}
