package assay.internal.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.run.EpochRecord;
import assay.core.run.Sample;
import assay.core.space.Genotype;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Genotype201;
import assay.internal.proxies.study.BestOf;
import assay.supernet.search.method.BestEpoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The choice of an epoch's architecture. */
class TrajectoryTest {
    private static final Bench201Index SPACE = Bench201Index.get();

    private static Genotype cell(int number) {
        return SPACE.cell(number);
    }

    /** @param loss of the supernet; NaN for an epoch in which the architecture does not learn */
    private static EpochRecord epoch(int number, int cell, double loss, double child) {
        return new EpochRecord(
                number,
                cell(cell),
                OptionalDouble.of(1),
                Double.isNaN(loss) ? OptionalDouble.empty() : OptionalDouble.of(loss),
                number,
                OptionalDouble.empty(),
                Map.of(EpochRecord.CHILD_LOSS, child));
    }

    private static final Trajectory FOUR = new Trajectory(
            List.of(
                    epoch(1, 10, Double.NaN, 0.1),
                    epoch(2, 20, 2.5, 2.25),
                    epoch(3, 30, 1.5, 2.25),
                    epoch(4, 40, 1.75, 3)),
            cell(40));

    private static BestEpoch along(String way) {
        return BestEpoch.last().with(Map.of("along", way));
    }

    private static BestOf.Choice choose(String way) {
        return FOUR.choose(along(way), (a, archs) -> {
            throw new AssertionError("no proxy is asked");
        });
    }

    private static List<OptionalDouble> scores(BestOf.Choice choice) {
        return choice.samples().stream().map(Sample::score).toList();
    }

    private static OptionalDouble of(double v) {
        return OptionalDouble.of(v);
    }

    @Test
    void theLowestLoss_isChosen_theFirstOfEqualOnes_withoutTheWarmUp() {
        BestOf.Choice child = choose("child-loss");
        assertEquals(cell(20), child.chosen());
        assertEquals(List.of(OptionalDouble.empty(), of(-2.25), of(-2.25), of(-3)), scores(child));
        BestOf.Choice supernet = choose("supernet-loss");
        assertEquals(cell(30), supernet.chosen());
        assertEquals(List.of(OptionalDouble.empty(), of(-2.5), of(-1.5), of(-1.75)), scores(supernet));
        assertEquals(
                List.of(10, 20, 30, 40),
                supernet.samples().stream()
                        .map(s -> SPACE.indexOf((Genotype201) s.arch()))
                        .toList());
    }

    @Test
    void aProxy_isAskedAboutTheEpochsThatLearnt() {
        List<Genotype> asked = new ArrayList<>();
        BestOf.Choice choice = FOUR.choose(along("proxy"), (a, archs) -> {
            asked.addAll(archs);
            return new BestOf.Choice(
                    archs.get(0),
                    IntStream.range(0, archs.size())
                            .mapToObj(i -> new Sample(archs.get(i), i == 0 ? OptionalDouble.empty() : of(5 - i)))
                            .toList(),
                    3,
                    true);
        });
        assertEquals(List.of(cell(20), cell(30), cell(40)), asked);
        assertEquals(cell(30), choice.chosen());
        assertEquals(List.of(OptionalDouble.empty(), OptionalDouble.empty(), of(4), of(3)), scores(choice));
    }

    @Test
    void withoutAnyScore_theLastEpochAnswers() {
        Trajectory lost = new Trajectory(List.of(epoch(1, 10, Double.NaN, 1)), cell(11));
        for (String way : List.of("none", "child-loss", "supernet-loss", "proxy")) {
            BestOf.Choice choice = lost.choose(along(way), (a, archs) -> {
                throw new AssertionError("no proxy is asked about nothing");
            });
            assertEquals(cell(11), choice.chosen(), way);
            assertFalse(choice.byScore());
        }
        assertTrue(choose("child-loss").byScore());
    }
}
