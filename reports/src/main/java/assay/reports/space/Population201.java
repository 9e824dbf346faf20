package assay.reports.space;

import assay.core.space.Bench201Index;
import assay.core.space.Cost201;
import assay.core.space.Genotype;
import assay.core.space.Genotype201;
import assay.core.space.Op201;
import assay.core.space.Skeleton201;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Dataset;
import assay.core.truth.Split;
import java.util.Optional;
import java.util.OptionalDouble;

/** The 15,625 cells of NAS-Bench-201, each named by its official index, in its own table or a built one. */
final class Population201 implements Population {
    private final Bench201Index index = Bench201Index.get();
    private final Benchmark benchmark;

    Population201(Benchmark benchmark) {
        this.benchmark = benchmark;
    }

    @Override
    public String title() {
        return "NAS-Bench-201";
    }

    @Override
    public String tableTitle() {
        return benchmark.title();
    }

    @Override
    public boolean isWholeTable() {
        return true;
    }

    @Override
    public String authors() {
        return benchmark.built().isPresent()
                ? benchmark.title() + " (made with Assay)"
                : "NAS-Bench-201 (Dong and Yang, ICLR 2020)";
    }

    @Override
    public String table() {
        return benchmark.shortName();
    }

    @Override
    public int size() {
        return index.size();
    }

    @Override
    public Genotype cell(int place) {
        return index.cell(place);
    }

    @Override
    public int place(Genotype cell) {
        return index.indexOf((Genotype201) cell);
    }

    @Override
    public int index(int place) {
        return place;
    }

    @Override
    public int texts() {
        return size();
    }

    @Override
    public int number(Genotype cell) {
        return place(cell);
    }

    @Override
    public Genotype numbered(int number) {
        return cell(number);
    }

    @Override
    public String named(Genotype cell) {
        return "--index " + place(cell);
    }

    @Override
    public String anyByNumber() {
        return "--index CELL";
    }

    @Override
    public String anyByText() {
        return "--arch CELL";
    }

    @Override
    public double params(Genotype cell, Dataset dataset) {
        return cost(cell, dataset).params();
    }

    @Override
    public double multiplyAdds(Genotype cell, Dataset dataset) {
        return cost(cell, dataset).multiplyAdds();
    }

    private Cost201 cost(Genotype cell, Dataset dataset) {
        return Cost201.of(
                (Genotype201) cell,
                benchmark
                        .built()
                        .map(BuiltFacts::network)
                        .orElseGet(() -> Skeleton201.official(dataset.classes(), dataset.imageSize())));
    }

    @Override
    public String averageRow() {
        return "average cell (uniformly random)";
    }

    @Override
    public String averageHas() {
        return "a uniformly random cell has";
    }

    /** The table is complete. */
    @Override
    public OptionalDouble knownBest(Split split, int schedule) {
        return OptionalDouble.empty();
    }

    @Override
    public String protocol() {
        return "";
    }

    @Override
    public Optional<Double> skipShare(Genotype cell) {
        return Optional.of(((Genotype201) cell).count(Op201.SKIP_CONNECT) / 6.0);
    }

    @Override
    public String entropies() {
        return "0 is one cell for sure, 9.66 nats all 15,625 alike";
    }

    @Override
    public boolean hasRepeats() {
        return false;
    }
}
