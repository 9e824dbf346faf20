package assay.core.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.core.space.bench201.SizeSpace;
import assay.core.truth.Dataset;
import assay.internal.core.kits.Kit201;
import assay.internal.core.kits.KitDarts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every kit promises, asked of all that are found. */
class SpaceKitsTest {
    private static final int DRAWN = 20;

    static List<SpaceKit> kits() {
        return SpaceKits.all();
    }

    /** Some architectures of a space: drawn, or of its numbers. */
    private static List<Genotype> some(SpaceKit kit) {
        RandomStream random = new Seeds(1).stream(kit.name());
        return Stream.generate(() -> kit.search().map(s -> s.sample(random)).orElseGet(() -> numbered(kit, random)))
                .limit(DRAWN)
                .toList();
    }

    @Test
    void cellsOfAOneShotSpace_areFoundOnce() {
        Census first = SpaceKits.population("nasbench1shot1-1", Optional.empty())
                .census()
                .orElseThrow();
        Census second = SpaceKits.population("nasbench1shot1-1", Optional.empty())
                .census()
                .orElseThrow();
        assertSame(first, second);
        assertEquals(2685, first.size());
    }

    private static Genotype numbered(SpaceKit kit, RandomStream random) {
        OfficialNumbers numbers = kit.numbering().orElseThrow();
        return numbers.at(random.nextInt(numbers.size()));
    }

    @Test
    void allSpaces_areFoundInTheOrderOfLists() {
        assertEquals(
                List.of("201", "sss", "1shot1-1", "1shot1-2", "1shot1-3", "101", "darts", "recurrent"),
                kits().stream().map(SpaceKit::shortName).toList());
        assertEquals(
                List.of(
                        "nasbench201",
                        "natsbench-sss",
                        "nasbench1shot1-1",
                        "nasbench1shot1-2",
                        "nasbench1shot1-3",
                        "darts",
                        "recurrent"),
                SpaceKits.searchedNames());
    }

    @Test
    void unknownNames_areRefusedWithThoseThatThereAre() {
        assertTrue(assertThrows(UsageException.class, () -> SpaceKits.named("mini", "report"))
                .getMessage()
                .startsWith("report: expected one of the spaces nasbench201, natsbench-sss, "));
        assertTrue(assertThrows(UsageException.class, () -> SpaceKits.called("301", "draw"))
                .getMessage()
                .startsWith("draw: expected one of the spaces 201, sss, "));
        assertThrows(UsageException.class, () -> SpaceKits.population("nasbench102", Optional.empty()));
    }

    @Test
    void aNameThatIsTaken_isRefused_andListsHaveOneOrder() {
        SpaceKit twice = new Kit201();
        assertTrue(
                assertThrows(UsageException.class, () -> SpaceKits.sorted(List.of(new KitDarts(), twice, new Kit201())))
                        .getMessage()
                        .contains("found '"));
        assertEquals(twice, SpaceKits.sorted(List.of(new KitDarts(), twice)).get(0));
    }

    @ParameterizedTest
    @MethodSource("kits")
    void texts_areReadBack_andTheSpaceKnowsItsOwn(SpaceKit kit) {
        for (Genotype cell : some(kit)) {
            assertEquals(cell, kit.parse(cell.text()));
            assertEquals(cell, kit.notations().read(cell.text()));
            assertTrue(kit.holds(cell));
            assertEquals(kit, SpaceKits.of(cell));
        }
    }

    @ParameterizedTest
    @MethodSource("kits")
    void numbers_areThoseOfTheTable(SpaceKit kit) {
        kit.numbering().ifPresent(numbers -> {
            for (Genotype cell : some(kit)) {
                int number = numbers.indexOf(cell);
                assertEquals(number, numbers.indexOf(numbers.at(number)));
            }
            assertThrows(assay.core.error.AssayException.class, () -> numbers.at(numbers.size()));
            assertThrows(assay.core.error.AssayException.class, () -> numbers.at(-1));
        });
    }

    @ParameterizedTest
    @MethodSource("kits")
    void populations_countWhatTheyName(SpaceKit kit) {
        kit.population(Optional.empty()).flatMap(Population::census).ifPresent(census -> {
            for (Genotype cell : some(kit)) {
                assertEquals(cell, census.numbered(census.number(cell)));
                int place = census.place(cell);
                assertTrue(place >= 0 && place < census.size());
                assertEquals(place, census.place(census.cell(place)));
                assertEquals(kit.numbering().orElseThrow().indexOf(cell), census.index(place));
            }
        });
        assertEquals(
                kit.benchmark().isPresent(),
                kit.population(Optional.empty()).map(Population::hasTable).orElse(true));
    }

    @ParameterizedTest
    @MethodSource("kits")
    void architectures_havePicturesAndCosts(SpaceKit kit) {
        for (Genotype cell : some(kit)) {
            Map<String, Picture> pictures = kit.pictures(cell);
            assertFalse(pictures.isEmpty());
            assertFalse(kit.pictureNote().isEmpty());
            assertTrue(kit.cost(cell, Dataset.CIFAR10, Optional.empty()).params() > 0);
        }
    }

    @ParameterizedTest
    @MethodSource("kits")
    void features_areAsManyForEachArchitecture(SpaceKit kit) {
        List<double[]> all = some(kit).stream().map(kit::features).toList();
        assertTrue(all.stream().allMatch(f -> f.length == all.get(0).length && f.length > 0));
        assertTrue(all.stream().map(Arrays::toString).distinct().count() > 1);
    }

    @ParameterizedTest
    @MethodSource("kits")
    void landscapes_haveArchitecturesOfTheSpace(SpaceKit kit) {
        List<Genotype> all = kit.landscape();
        assertEquals(
                kit.population(Optional.empty()).flatMap(Population::census).isPresent(), !all.isEmpty());
        assertTrue(all.stream().limit(DRAWN).allMatch(kit::holds));
    }

    /** Counts and costs from the README of the size space's data: index 0 and the largest network. */
    @Test
    void sizeSpace_isAFullSpace() {
        SpaceKit size = SpaceKits.called("sss", "test");
        assertEquals(32_768, size.landscape().size());
        Genotype small = size.numbering().orElseThrow().at(0);
        assertEquals("8:8:8:8:8", small.text());
        assertEquals(
                new SizeSpace().parse("64:64:64:64:64"),
                size.numbering().orElseThrow().at(32_767));
        Picture.Bars bars =
                (Picture.Bars) size.pictures(size.parse("8:16:24:32:64")).get("cell");
        assertEquals(
                List.of(8, 16, 24, 32, 64),
                bars.bars().stream().map(Picture.Bars.Bar::size).toList());
        assertEquals(64, bars.largest());
    }
}
