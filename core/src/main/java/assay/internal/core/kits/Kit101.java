package assay.internal.core.kits;

import assay.core.error.UsageException;
import assay.core.kit.ArchitectureCost;
import assay.core.kit.Choices;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.Picture;
import assay.core.kit.Population;
import assay.core.kit.SpaceKit;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.core.space.bench101.Bench101Index;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.Cost101;
import assay.core.space.bench101.Hash101;
import assay.core.space.bench101.OneShot;
import assay.core.space.text.ArchitectureText;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Dataset;
import assay.internal.core.feature.Features101;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The cells of NAS-Bench-101, which are searched as the spaces of NAS-Bench-1Shot1 ({@link Kit1Shot1}). */
public final class Kit101 implements SpaceKit {
    /**
     * Numbers the cells in the order in which the official enumeration first meets them. An architecture of NAS-Bench-1Shot1
     * has the number of the cell that it stands for.
     */
    enum Official implements OfficialNumbers {
        CELLS;

        @Override
        public int size() {
            return Bench101Index.CELLS;
        }

        @Override
        public Genotype at(int number) {
            return Bench101Index.get().cell(number);
        }

        /** The number of the cell that was trained: this one, or the one that is isomorphic to it. */
        @Override
        public int indexOf(Genotype genotype) {
            return Bench101Index.get().indexOf(cell(genotype));
        }
    }

    /** The cell that an architecture is, or stands for. */
    static Cell101 cell(Genotype genotype) {
        if (genotype instanceof Cell101 cell) {
            return cell;
        }
        if (genotype instanceof OneShot oneShot) {
            return oneShot.cell();
        }
        throw new UsageException("nasbench101: expected a cell of this space, found '" + genotype.text() + "'.");
    }

    /** The cost of the cell that was trained. */
    static ArchitectureCost trained(Genotype genotype) {
        Cost101 cost = Cost101.of((Cell101) Official.CELLS.at(Official.CELLS.indexOf(genotype)));
        return new ArchitectureCost(cost.params(), cost.multiplyAdds());
    }

    @Override
    public int place() {
        return 6;
    }

    @Override
    public String name() {
        return Benchmark.NASBENCH101.space();
    }

    @Override
    public String shortName() {
        return Benchmark.NASBENCH101.shortName();
    }

    @Override
    public Optional<SearchSpace> search() {
        return Optional.empty();
    }

    @Override
    public Optional<Benchmark> benchmark() {
        return Optional.of(Benchmark.NASBENCH101);
    }

    @Override
    public boolean chargesTrainingAlone() {
        return true;
    }

    /** The only data set, and a budget of 280 trainings of 108 epochs, as the scripts of NAS-Bench-1Shot1 have it. */
    @Override
    public Map<String, Object> settings() {
        return Map.of("dataset", Dataset.CIFAR10_40K.key(), "schedule", 108, "budget_s", 0.0, "trainings", 280);
    }

    @Override
    public Genotype parse(String text) {
        return Cell101.parse(text);
    }

    @Override
    public ArchitectureText notations() {
        return ArchitectureText.nasbench101();
    }

    /** Takes architectures of NAS-Bench-1Shot1 as the cells that they stand for. */
    @Override
    public Genotype read(String text) {
        return ArchitectureText.readCell101(text);
    }

    @Override
    public ArchitectureText notations(Function<Hash101, Genotype> byHash) {
        return ArchitectureText.nasbench101(byHash);
    }

    @Override
    public boolean holds(Genotype genotype) {
        return genotype instanceof Cell101;
    }

    /** The cell of an architecture of NAS-Bench-1Shot1. */
    @Override
    public Optional<Genotype> standingFor(Genotype other) {
        return other instanceof OneShot blocks ? Optional.of(blocks.cell()) : Optional.empty();
    }

    @Override
    public Optional<OfficialNumbers> numbering() {
        return Optional.of(Official.CELLS);
    }

    @Override
    public List<String> nameFields() {
        return List.of("hash", "adjacency", "ops", "space");
    }

    @Override
    public Optional<String> officialFiles() {
        return Optional.of("the official nasbench_only108.tfrecord or nasbench_full.tfrecord"
                + " (https://github.com/google-research/nasbench)");
    }

    @Override
    public Map<String, String> otherNames(Genotype genotype) {
        return Map.of("hash", cell(genotype).hash().text());
    }

    /** The cell that was trained, among those that are the same network as this one. */
    @Override
    public Map<String, String> relatives(Genotype genotype) {
        return Map.of(
                "trained_cell",
                Official.CELLS.at(Official.CELLS.indexOf(genotype)).text());
    }

    @Override
    public ArchitectureCost cost(Genotype genotype, Dataset dataset, Optional<BuiltFacts> built) {
        return trained(genotype);
    }

    @Override
    public double[] features(Genotype genotype) {
        return Features101.of(cell(genotype));
    }

    @Override
    public Choices asChoices() {
        return Choices101.of();
    }

    @Override
    public OptionalDouble pathCost(Genotype genotype) {
        return OptionalDouble.of(Cost101.of(cell(genotype)).multiplyAdds());
    }

    /** All cells. Each is computed when it is asked for. */
    @Override
    public List<Genotype> landscape() {
        return new AbstractList<>() {
            @Override
            public Genotype get(int number) {
                return Official.CELLS.at(number);
            }

            @Override
            public int size() {
                return Official.CELLS.size();
            }
        };
    }

    @Override
    public Optional<Population> population(Optional<BuiltFacts> built) {
        return Optional.of(new Population101(this));
    }

    @Override
    public Map<String, Picture> pictures(Genotype genotype) {
        Cell101 cell = (Cell101) genotype;
        int output = cell.vertices() - 1;
        Pictures101 picture = new Pictures101(cell);
        for (int v = 1; v <= output; v++) {
            for (int parent = 0; parent < v; parent++) {
                if (cell.hasEdge(parent, v)) {
                    picture.edge(parent, v, false);
                }
            }
        }
        return Map.of("cell", picture.of(cell.ops(), new boolean[output]));
    }

    @Override
    public String pictureNote() {
        return Pictures101.NOTE;
    }
}
