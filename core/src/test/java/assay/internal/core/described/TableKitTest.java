package assay.internal.core.described;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.Picture;
import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.space.SearchSpace;
import assay.core.truth.Dataset;
import assay.core.truth.DescribedFacts;
import assay.core.truth.DescribedFacts.Judged;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The space of a described table. */
class TableKitTest {
    private static final Dataset IMAGES = new Dataset("images", "Images", 1, 1);

    private static Decision decision(String name, String... texts) {
        return new Decision(
                name,
                Arrays.stream(texts).map(t -> new Decision.Choice(t, "op " + t)).toList(),
                Optional.empty());
    }

    private static TableDescription description(boolean listed, String notation, Decision... decisions) {
        List<Decision> all = List.of(decisions);
        return new TableDescription(
                "mine",
                "Mine",
                "nobody",
                all,
                new TextPattern(notation, all),
                listed,
                List.of(IMAGES),
                List.of(10),
                new DescribedFacts(
                        List.of(Metric.LOSS),
                        Map.of("images", new Judged(Metric.LOSS, 10)),
                        Split.VALID,
                        Split.TEST,
                        false,
                        ""));
    }

    private static TableKit whole() {
        return new TableKit(
                description(false, "x{a}_{b}", decision("a", "0", "1", "2"), decision("b", "up", "down")), List.of());
    }

    /** Four texts of modules 1 and 2, of which the last can be absent. */
    private static TableKit listed() {
        return new TableKit(
                description(
                        true,
                        "{a}{b}{c}-end",
                        decision("a", "1", "2"),
                        decision("b", "", "1", "2"),
                        decision("c", "", "1", "2")),
                List.of("1-end", "11-end", "12-end", "212-end"));
    }

    @Test
    void textsAndNumbersAreBijections() {
        SearchSpace space = whole().search().orElseThrow();
        OfficialNumbers numbers = whole().numbering().orElseThrow();
        assertEquals(6, numbers.size());
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < numbers.size(); i++) {
            Genotype arch = numbers.at(i);
            assertEquals(arch, space.parse(arch.text()));
            assertEquals(i, numbers.indexOf(arch));
            assertEquals(arch, space.decode(space.encode(arch)));
            texts.add(arch.text());
        }
        assertEquals(6, texts.size());
        assertEquals("x1_down", numbers.at(3).text());
    }

    @Test
    void wrongText_isRefusedWithItsColumn() {
        SearchSpace space = whole().search().orElseThrow();
        GenotypeException choice = assertThrows(GenotypeException.class, () -> space.parse("x3_up"));
        assertEquals(2, choice.column());
        assertTrue(choice.getMessage().contains("a choice of a, one of 0|1|2, found '3_up'"), choice.getMessage());
        assertEquals(
                3,
                assertThrows(GenotypeException.class, () -> space.parse("x1-up"))
                        .column());
        GenotypeException more = assertThrows(GenotypeException.class, () -> space.parse("x1_upper"));
        assertTrue(more.getMessage().contains("expected the end, found 'per'"), more.getMessage());
    }

    @Test
    void listedArchitectures_areTheWholeTable() {
        TableKit kit = listed();
        OfficialNumbers numbers = kit.numbering().orElseThrow();
        SearchSpace space = kit.search().orElseThrow();
        assertEquals(4, numbers.size());
        assertEquals("12-end", numbers.at(2).text());
        assertEquals(3, numbers.indexOf(space.parse("212-end")));
        Genotype unknown = space.parse("22-end");
        OutOfTableException none = assertThrows(OutOfTableException.class, () -> numbers.indexOf(unknown));
        assertTrue(none.getMessage().contains("22-end"), none.getMessage());
        // An absent decision before another one is the same text as behind it, and the same architecture.
        assertEquals(space.decode(new int[] {0, 1, 0}), space.decode(new int[] {0, 0, 1}));
        assertArrayEquals(new int[] {0, 1, 0}, space.encode(space.parse("11-end")));
    }

    @Test
    void searchesDrawAmongTheListed() {
        SearchSpace space = listed().search().orElseThrow();
        OfficialNumbers numbers = listed().numbering().orElseThrow();
        RandomGenerator random = new Seeds(1).stream("test");
        Genotype here = space.parse("11-end");
        for (int i = 0; i < 50; i++) {
            assertTrue(numbers.indexOf(space.sample(random)) >= 0);
            Genotype child = space.mutate(here, random);
            assertTrue(numbers.indexOf(child) >= 0);
            assertNotEquals(here, child);
        }
        List<String> around = new ArrayList<>();
        space.neighbours(here).forEach(n -> around.add(n.text()));
        assertEquals(List.of("1-end", "12-end"), around);
    }

    @Test
    void ambiguousNotation_isFound() {
        assertTrue(description(false, "{a}{b}", decision("a", "1", "11"), decision("b", "1"))
                .ambiguity()
                .isPresent());
        assertTrue(description(false, "{a}-{b}", decision("a", "1", "1-1"), decision("b", "1"))
                .ambiguity()
                .isPresent());
        assertEquals(
                Optional.empty(),
                description(false, "{a}-{b}", decision("a", "1", "11"), decision("b", "1", "12"))
                        .ambiguity());
        assertEquals(Optional.empty(), whole().description().ambiguity());
    }

    @Test
    void notation_namesEachDecisionOnce() {
        List<Decision> one = List.of(decision("a", "0"));
        UsageException e = assertThrows(UsageException.class, () -> new TextPattern("{a}{a}", one));
        assertTrue(e.getMessage().contains("expected each decision once"), e.getMessage());
    }

    @Test
    void pictures_showEdgesWhereTheyAreSaid() {
        Decision edge = new Decision(
                "e",
                List.of(new Decision.Choice("0", "none"), new Decision.Choice("1", "conv")),
                Optional.of(new Decision.Edge(0, 1)));
        TableKit kit = new TableKit(description(false, "{e}", edge), List.of());
        Picture cell = kit.pictures(kit.parse("1")).get("cell");
        assertEquals("conv", ((Picture.OnEdges) cell).edges().get(0).label());
        Picture chain = whole().pictures(whole().parse("x2_up")).get("decisions");
        assertEquals(2, ((Picture.OnVertices) chain).vertices().size());
    }
}
