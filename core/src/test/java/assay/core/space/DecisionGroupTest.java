package assay.core.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.kit.SpaceKits;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.bench101.OneShotSpace;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.darts.DartsSpace;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What groups say of themselves, and the options that an architecture has. */
class DecisionGroupTest {
    static Stream<SearchSpace> spaces() {
        return Stream.concat(SpaceKits.searched().stream(), Stream.of(DartsSpace.withoutNone()));
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void options_deriveTheArchitectureThatHasThem(SearchSpace space) {
        RandomStream random = new Seeds(3).stream("cells");
        int width = space.alphas().stream().mapToInt(DecisionGroup::width).sum();
        for (int i = 0; i < 50; i++) {
            Genotype cell = space.sample(random);
            BitSet options = space.options(cell);
            double[] weights = new double[width];
            options.stream().forEach(o -> weights[o] = 1);
            assertEquals(cell, space.derive(weights));
        }
    }

    @Test
    void edgesIntoOneNode_haveOneTarget_andSayWhichOptionsCarryNothing() {
        List<DecisionGroup> groups = new Bench201Space().groups();
        assertEquals(
                List.of(1, 2, 2, 3, 3, 3),
                groups.stream().map(g -> g.target().node()).toList());
        for (DecisionGroup g : groups) {
            assertEquals(DecisionGroup.Role.OPERATION, g.role());
            assertEquals("none", g.options().get(g.none()));
            assertEquals("skip_connect", g.options().get(g.skip()));
        }
        for (DecisionGroup g : DartsSpace.withoutNone().alphas()) {
            assertEquals(-1, g.none());
            assertEquals("skip_connect", g.options().get(g.skip()));
        }
        List<DecisionGroup> darts = DartsSpace.darts().alphas();
        assertEquals("normal", darts.get(13).target().cell());
        assertEquals(new DecisionGroup.Target("reduce", 2), darts.get(14).target());
    }

    @Test
    void oneShotAlphas_sayWhichAreInputs() {
        assertEquals(
                List.of("6 takes 2", "2 takes 1", "3 takes 1", "4 takes 2", "5 takes 2"),
                OneShotSpace.of(3).alphas().stream()
                        .filter(g -> g.role() == DecisionGroup.Role.INPUTS)
                        .map(g -> g.target().node() + " takes " + g.taken())
                        .toList());
    }

    @Test
    void placesOutsideTheOptions_areRefused() {
        var target = new DecisionGroup.Target("cell", 1);
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> new DecisionGroup("e", DecisionGroup.Role.OPERATION, target, List.of("a", "b"), 1, 2, -1));
        assertTrue(e.getMessage().contains("places below 2"), e.getMessage());
    }
}
