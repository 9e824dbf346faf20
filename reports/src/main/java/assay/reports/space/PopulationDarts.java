package assay.reports.space;

import assay.core.space.CellDarts;
import assay.core.space.CostDarts;
import assay.core.space.Genotype;
import assay.core.space.GenotypeDarts;
import assay.core.space.OpDarts;
import assay.core.space.SkeletonDarts;
import assay.core.truth.Dataset;
import assay.core.truth.Split;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The space of DARTS: too many architectures to be counted, and no table. */
final class PopulationDarts implements Population {
    @Override
    public boolean hasTable() {
        return false;
    }

    @Override
    public String title() {
        return "DARTS' space";
    }

    @Override
    public String tableTitle() {
        return "trainings of this experiment";
    }

    @Override
    public boolean isWholeTable() {
        return false;
    }

    @Override
    public String authors() {
        return "this experiment";
    }

    @Override
    public String table() {
        return "darts";
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    public Genotype cell(int place) {
        throw uncounted();
    }

    @Override
    public int place(Genotype cell) {
        throw uncounted();
    }

    @Override
    public int index(int place) {
        throw uncounted();
    }

    @Override
    public int texts() {
        return 0;
    }

    @Override
    public int number(Genotype cell) {
        throw uncounted();
    }

    @Override
    public Genotype numbered(int number) {
        throw uncounted();
    }

    private static UnsupportedOperationException uncounted() {
        return new UnsupportedOperationException("the architectures of DARTS' space have no numbers");
    }

    @Override
    public String named(Genotype cell) {
        return "--arch '" + cell.text() + "'";
    }

    @Override
    public String anyByNumber() {
        return "--arch CELL";
    }

    @Override
    public String anyByText() {
        return "--arch CELL";
    }

    @Override
    public double params(Genotype cell, Dataset dataset) {
        return published(cell, dataset).params();
    }

    @Override
    public double multiplyAdds(Genotype cell, Dataset dataset) {
        return published(cell, dataset).multiplyAdds();
    }

    /** At the size that papers train: 36 channels, 20 cells. */
    private static CostDarts published(Genotype cell, Dataset dataset) {
        return CostDarts.of((GenotypeDarts) cell, new SkeletonDarts(false, 36, 20, dataset.classes(), 32, false));
    }

    @Override
    public String averageRow() {
        return "average architecture";
    }

    @Override
    public String averageHas() {
        return "the average architecture has";
    }

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
        GenotypeDarts arch = (GenotypeDarts) cell;
        double skips = Stream.of(arch.normal(), arch.reduce())
                .flatMap(c -> c.edges().stream())
                .filter(e -> e.op() == OpDarts.SKIP_CONNECT)
                .count();
        int edges = edges(arch.normal()) + edges(arch.reduce());
        return edges == 0 ? Optional.empty() : Optional.of(skips / edges);
    }

    private static int edges(CellDarts cell) {
        return cell.edges().size();
    }

    @Override
    public String entropies() {
        return "0 is one architecture for sure; eight operations alike on all 28 edges have 58.2 nats";
    }

    @Override
    public boolean hasRepeats() {
        return false;
    }
}
