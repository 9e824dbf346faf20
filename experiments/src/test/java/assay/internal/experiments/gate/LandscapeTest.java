package assay.internal.experiments.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataMissingException;
import assay.core.kit.SpaceKits;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Genotype201;
import assay.core.truth.Answer;
import assay.core.truth.Basis;
import assay.core.truth.Dataset;
import assay.core.truth.Query;
import assay.core.truth.Question;
import assay.core.truth.Truth;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class LandscapeTest {
    private static final Bench201Space SPACE = new Bench201Space();

    /** Accuracies by official index; NaN: not measured. */
    private static Landscape of(IntToDoubleFunction accuracy) {
        return new Landscape(
                SpaceKits.named("nasbench201", "test"),
                new Truth() {
                    @Override
                    public Answer ask(Question question) {
                        double value =
                                accuracy.applyAsDouble(Bench201Index.get().indexOf((Genotype201) question.arch()));
                        return Double.isNaN(value)
                                ? new Answer.NotMeasured((Query) question, "not here")
                                : new Answer.Measured(question, value, "percent", List.of(), Basis.MEASURED, "here");
                    }

                    @Override
                    public void close() {}
                },
                Dataset.CIFAR10,
                200);
    }

    private static List<Double> marginals(Genotype201 sure) {
        Double[] p = new Double[30];
        Arrays.fill(p, 0.0);
        for (int edge = 0; edge < 6; edge++) {
            String op = sure.edges().get(edge).token();
            p[5 * edge + SPACE.groups().get(edge).options().indexOf(op)] = 1.0;
        }
        return List.of(p);
    }

    @Test
    void whatIsCertain_hasTheAccuracyOfItsCell() {
        Landscape l = of(i -> i / 200.0);
        for (int index : new int[] {0, 1234, 15_624}) {
            assertEquals(index / 200.0, l.expected(marginals(Bench201Index.get().cell(index))), 1e-9);
        }
    }

    @Test
    void whatIsUndecided_hasTheAverage_ofWhatWasMeasured() {
        List<Double> uniform = Collections.nCopies(30, 0.2);
        assertEquals(15_624 / 2.0 / 200, of(i -> i / 200.0).expected(uniform), 1e-9);
        assertEquals(30, of(i -> i % 2 == 0 ? 30 : Double.NaN).expected(uniform), 1e-9);
        assertEquals(78.12, of(i -> i / 200.0).best(), 1e-12);
    }

    @Test
    void theSample_isAlwaysTheSame_andOfMeasuredCells() {
        Landscape l = of(i -> i % 3 == 0 ? 1 : Double.NaN);
        assertEquals(l.sample(50), l.sample(50));
        assertEquals(50, new HashSet<>(l.sample(50)).size());
        assertTrue(l.sample(50).stream().allMatch(c -> l.accuracy(c) == 1));
    }

    @Test
    void theChecksum_tellsTablesApart() {
        assertEquals(of(i -> i).sha256(), of(i -> i).sha256());
        assertNotEquals(of(i -> i).sha256(), of(i -> i == 7 ? 8 : i).sha256());
        assertThrows(DataMissingException.class, () -> of(i -> Double.NaN));
    }
}
