package assay.internal.proxies.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.core.space.bench201.Bench201Space;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BestOfTest {
    private static final Bench201Space SPACE = new Bench201Space();

    private static Genotype arch(int last) {
        return SPACE.decode(new int[] {1, 1, 1, 1, 1, last});
    }

    private static Supplier<Genotype> draws(int... last) {
        Iterator<Genotype> it =
                java.util.Arrays.stream(last).mapToObj(BestOfTest::arch).iterator();
        return it::next;
    }

    @Test
    void highestScore_isChosenAndEveryDrawIsReported() {
        Map<Genotype, OptionalDouble> scores =
                Map.of(arch(0), OptionalDouble.empty(), arch(1), OptionalDouble.of(-2), arch(2), OptionalDouble.of(-1));
        AtomicInteger asked = new AtomicInteger();
        BestOf.Choice choice = new BestOf(5, 1)
                .choose(
                        draws(0, 1, 2, 1, 0),
                        () -> a -> {
                            asked.incrementAndGet();
                            return List.of(scores.get(a));
                        },
                        ProxyRule.Rule.RANK_SUM);
        assertEquals(arch(2), choice.chosen());
        assertEquals(3, asked.get(), "each distinct one once");
        assertEquals(3, choice.distinct());
        assertEquals(
                List.of(arch(0), arch(1), arch(2), arch(1), arch(0)),
                choice.samples().stream().map(s -> s.arch()).toList());
        assertEquals(OptionalDouble.of(-2), choice.samples().get(3).score());
        assertEquals(OptionalDouble.empty(), choice.samples().get(4).score());
        assertTrue(choice.byScore());
    }

    @Test
    void ties_goToTheFirstDrawn() {
        BestOf.Choice choice = new BestOf(3, 2)
                .choose(draws(3, 1, 2), () -> a -> List.of(OptionalDouble.of(1)), ProxyRule.Rule.RANK_SUM);
        assertEquals(arch(3), choice.chosen());
    }

    @Test
    void allUndefined_takesTheFirstDrawnAndSaysSo() {
        BestOf.Choice choice = new BestOf(3, 1)
                .choose(draws(2, 1, 0), () -> a -> List.of(OptionalDouble.empty()), ProxyRule.Rule.RANK_SUM);
        assertEquals(arch(2), choice.chosen());
        assertFalse(choice.byScore());
    }

    @Test
    void severalProxies_areJoinedWithinTheDraws() {
        // Ranks among the four: 4, 3, 1.5, 1.5 and 1, 3, 4, 2.
        double[][] scores = {{9, 5, 2, 2}, {-7, 3, 8, 0}};
        BestOf.Choice choice = new BestOf(5, 1)
                .choose(
                        draws(0, 1, 2, 3, 0),
                        () -> a -> List.of(
                                OptionalDouble.of(scores[0][SPACE.encode(a)[5]]),
                                OptionalDouble.of(scores[1][SPACE.encode(a)[5]])),
                        ProxyRule.Rule.RANK_PRODUCT);
        assertEquals(arch(1), choice.chosen());
        assertEquals(4, choice.distinct());
        assertEquals(
                Math.log(3 / 4.0) + Math.log(3 / 4.0),
                choice.samples().get(1).score().orElseThrow(),
                1e-15);
        assertEquals(
                Math.log(4 / 4.0) + Math.log(1 / 4.0),
                choice.samples().get(4).score().orElseThrow(),
                1e-15);
    }

    @Test
    void threads_changeNothing() {
        BestOf.Choice one = pick(1);
        BestOf.Choice three = pick(3);
        assertEquals(one, three);
    }

    private static BestOf.Choice pick(int threads) {
        var random = new Seeds(5).stream("draws");
        Map<Genotype, Boolean> seen = new ConcurrentHashMap<>();
        return new BestOf(200, threads)
                .choose(
                        () -> SPACE.sample(random),
                        () -> a -> {
                            assertSame(null, seen.put(a, true), "scored twice");
                            return List.of(
                                    a.hashCode() % 7 == 0
                                            ? OptionalDouble.empty()
                                            : OptionalDouble.of(a.text().hashCode() % 1000));
                        },
                        ProxyRule.Rule.RANK_SUM);
    }

    @Test
    void scorers_areClosedAndFailuresComeThrough() {
        AtomicInteger open = new AtomicInteger();
        class Failing implements BestOf.Scorer {
            Failing() {
                open.incrementAndGet();
            }

            @Override
            public List<OptionalDouble> scores(Genotype arch) {
                throw new IllegalStateException("no memory");
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        }
        for (int threads = 1; threads < 3; threads++) {
            BestOf best = new BestOf(4, threads);
            IllegalStateException e = assertThrows(
                    IllegalStateException.class,
                    () -> best.choose(draws(0, 1, 2, 3), Failing::new, ProxyRule.Rule.RANK_SUM));
            assertEquals("no memory", e.getMessage());
            assertEquals(0, open.get());
        }
    }
}
