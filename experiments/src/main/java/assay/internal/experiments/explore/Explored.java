package assay.internal.experiments.explore;

import assay.core.error.UsageException;
import assay.core.kit.Census;
import assay.core.kit.Population;
import assay.core.kit.SpaceKit;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.internal.data.truth.Architectures;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The architectures of a page, by rows: those of the space that the table has. If several texts stand for one entry of the
 * table (NAS-Bench-1Shot1), a row is an entry, and its text is one without loose ends if there is such a text.
 */
final class Explored {
    private final SearchSpace space;
    private final Census census;
    private final int[] places;
    private final Genotype[] shown;
    private final int[] byNumber;

    private Explored(SearchSpace space, Census census, int[] places, Genotype[] shown, int[] byNumber) {
        this.space = space;
        this.census = census;
        this.places = places;
        this.shown = shown;
        this.byNumber = byNumber;
    }

    /**
     * @param has whether the table has any measurement of the architecture with this number
     * @param most how many rows there may be
     * @throws UsageException if there are more, or none, or if they have no decisions to change
     */
    static Explored of(SpaceKit kit, Architectures table, IntPredicate has, int most) {
        String title = kit.population(table.benchmark().built())
                .map(Population::title)
                .orElse(table.benchmark().title());
        SearchSpace space = kit.search()
                .orElseThrow(
                        () -> new UsageException("explore: expected a space whose architectures differ by decisions,"
                                + " found " + title + "."));
        Census census = kit.population(table.benchmark().built())
                .flatMap(Population::census)
                .orElseGet(() -> Census.of(kit.numbering().orElseThrow()));
        int[] places = IntStream.range(0, census.size())
                .filter(p -> has.test(census.index(p)))
                .toArray();
        if (places.length > most || places.length == 0) {
            throw new UsageException("explore: expected a table of 1 to " + most + " architectures, found "
                    + places.length + " of " + title + ". Ask it by 'assay top', 'pareto' or 'sql'.");
        }
        if (census.texts() == census.size()) {
            Genotype[] own = IntStream.of(places).mapToObj(census::cell).toArray(Genotype[]::new);
            return new Explored(space, census, places, own, new int[0]);
        }
        int[] byNumber = IntStream.range(0, census.texts())
                .parallel()
                .map(n -> Arrays.binarySearch(places, census.place(census.numbered(n))))
                .map(row -> Math.max(row, -1))
                .toArray();
        return new Explored(space, census, places, texts(kit, census, places.length, byNumber), byNumber);
    }

    private static Genotype[] texts(SpaceKit kit, Census census, int rows, int[] byNumber) {
        Genotype[] shown = new Genotype[rows];
        IntStream preferred = kit.landscape().stream().mapToInt(census::number).sorted();
        IntStream.concat(preferred, IntStream.range(0, byNumber.length))
                .filter(n -> byNumber[n] >= 0 && shown[byNumber[n]] == null)
                .forEach(n -> shown[byNumber[n]] = census.numbered(n));
        return shown;
    }

    SearchSpace space() {
        return space;
    }

    int size() {
        return places.length;
    }

    /** How many the space has, whether the table has them or not. */
    int all() {
        return census.size();
    }

    List<Genotype> shown() {
        return List.of(shown);
    }

    /** The number of a row in the table. */
    int index(int row) {
        return census.index(places[row]);
    }

    /** The row of an architecture; empty if the table does not have it. */
    Optional<Integer> row(Genotype genotype) {
        return Optional.of(Arrays.binarySearch(places, census.place(genotype))).filter(row -> row >= 0);
    }

    /**
     * The row of every text of the space, in the order of its decisions with the last fastest, -1 where the table has none.
     * Empty where every text is an entry of the table.
     */
    int[] byNumber() {
        return byNumber;
    }
}
