package assay.internal.experiments.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.experiments.gate.Finding.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What stands in a pull request. */
class GateCommentTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    private static Finding line(Quantity quantity, String of, double finds, Verdict verdict, double pBetter) {
        return new Finding(
                quantity,
                of,
                OptionalDouble.of(5),
                OptionalDouble.of(5.125),
                1,
                OptionalDouble.of(verdict.fails() ? 0.001 : 0.7),
                Double.isFinite(finds) ? OptionalDouble.of(finds) : NONE,
                verdict,
                OptionalDouble.of(pBetter),
                "");
    }

    private static GateAnswer answer(List<Finding> findings) {
        Gauged nothing = new Gauged(List.of(), Map.of(), Map.of(), List.of());
        Baseline baseline = new Baseline(
                new Conditions("", "", ""), nothing, Map.of("ended", "2026-11-29T00:00:00Z", "assay", "0.2.0"));
        return new GateAnswer(
                Path.of("main.json"), baseline, nothing, List.of(0L, 1L, 2L, 3L), "by seed", 0.05, findings);
    }

    private static String comment(Finding... findings) {
        return GateComment.text(answer(List.of(findings)));
    }

    private static String first(Finding... findings) {
        return comment(findings).lines().findFirst().orElseThrow();
    }

    @Test
    void theWholeComment_isThis() {
        assertEquals("""
                **Not shown worse**: 1 method compared. Smallest change that could have been seen: 3.2 points of regret.

                | | baseline | now | finds | p | verdict |
                | --- | ---: | ---: | ---: | ---: | --- |
                | regret of mine | 5.00 | 5.13 | 3.15 | 0.70 | passed |

                Seeds 0 to 3; compared by seed. finds: with 80 % probability, margin included; alpha 0.05 for all lines together.\
                 Baseline: main.json, of 2026-11-29T00:00:00Z by assay 0.2.0.
                """, comment(line(Quantity.REGRET, "mine", 3.15, Verdict.PASSED, 1)));
    }

    @Test
    void theFirstLine_saysTheWorst() {
        Finding passed = line(Quantity.REGRET, "a", 3, Verdict.PASSED, 1);
        Finding better = line(Quantity.REGRET, "b", 11, Verdict.PASSED, 0.01);
        Finding changed = line(Quantity.ENTROPY, "a", 1, Verdict.CHANGED, 1);
        Finding worse = line(Quantity.SPEARMAN, "synflow", 0.1, Verdict.WORSE, 1);
        String seen = " 2 methods compared. Smallest change that could have been seen: 3.0 to 11.0 points of regret.";
        assertEquals("**Better**: regret of b;" + seen, first(passed, better));
        assertEquals("**Changed**: entropy of a;" + seen, first(passed, better, changed));
        assertEquals("**Worse**: entropy of a, spearman of synflow;" + seen, first(passed, better, changed, worse));
    }

    @Test
    void seedsThatShowNothing_areSaidTo() {
        double nothing = Double.POSITIVE_INFINITY;
        Finding blind = line(Quantity.REGRET, "a", nothing, Verdict.PASSED, 1);
        assertTrue(first(blind).endsWith("No change of the regret could have been seen."), first(blind));
        assertTrue(first(blind, line(Quantity.REGRET, "b", 4, Verdict.PASSED, 1))
                .endsWith("4.0 points of regret; of 1 none."));
    }

    /** The comment is right for any names of methods, and for any number of them. */
    @Test
    void tenLinesFollow_atMost_andNobodyIsCalled() {
        List<Finding> many = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            many.add(line(Quantity.REGRET, "m" + i, 3, Verdict.PASSED, 1));
        }
        many.add(new Finding(
                Quantity.REGRET,
                "@all | x\ny",
                NONE,
                NONE,
                0,
                NONE,
                NONE,
                Verdict.FAILED,
                NONE,
                "seed 1: #12 " + "long ".repeat(100)));
        String text = GateComment.text(answer(many));
        assertEquals(11, text.lines().count(), text);
        assertTrue(text.startsWith("**Worse**: regret of @&#8203;all \\| x y; 31 methods compared."), text);
        assertTrue(text.contains("| regret of @&#8203;all \\| x y |  |  |  |  | FAILED: seed 1: "), text);
        assertFalse(text.contains(" #12"), text);
        assertTrue(text.contains("26 more lines. Seeds"), text);
    }
}
