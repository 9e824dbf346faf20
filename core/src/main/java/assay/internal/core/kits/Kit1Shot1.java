package assay.internal.core.kits;

import assay.core.kit.ArchitectureCost;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.Picture;
import assay.core.kit.Population;
import assay.core.kit.SpaceKit;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.core.space.bench101.Cost101;
import assay.core.space.bench101.LooseEndFree;
import assay.core.space.bench101.OneShot;
import assay.core.space.bench101.OneShotSpace;
import assay.core.space.text.ArchitectureText;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Dataset;
import assay.internal.core.feature.Features101;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A space of NAS-Bench-1Shot1, judged by the table of NAS-Bench-101. */
public abstract class Kit1Shot1 implements SpaceKit {
    private final OneShotSpace space;

    private Kit1Shot1(int number) {
        space = OneShotSpace.of(number);
    }

    /** Space 1. */
    public static final class Space1 extends Kit1Shot1 {
        public Space1() {
            super(1);
        }
    }

    /** Space 2. */
    public static final class Space2 extends Kit1Shot1 {
        public Space2() {
            super(2);
        }
    }

    /** Space 3. */
    public static final class Space3 extends Kit1Shot1 {
        public Space3() {
            super(3);
        }
    }

    @Override
    public int place() {
        return 2 + space.number();
    }

    @Override
    public String name() {
        return space.name();
    }

    @Override
    public String shortName() {
        return "1shot1-" + space.number();
    }

    @Override
    public Optional<SearchSpace> search() {
        return Optional.of(space);
    }

    @Override
    public Optional<Benchmark> benchmark() {
        return Optional.of(Benchmark.NASBENCH101);
    }

    @Override
    public ArchitectureText notations() {
        return ArchitectureText.oneShot(space);
    }

    @Override
    public boolean holds(Genotype genotype) {
        return genotype instanceof OneShot cell && cell.space().equals(space);
    }

    /** The numbers of the cells that the architectures stand for. */
    @Override
    public Optional<OfficialNumbers> numbering() {
        return Optional.of(Kit101.Official.CELLS);
    }

    @Override
    public Map<String, String> otherNames(Genotype genotype) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("cell", Kit101.cell(genotype).text());
        names.put("hash", Kit101.cell(genotype).hash().text());
        return names;
    }

    @Override
    public Map<String, String> relatives(Genotype genotype) {
        return Map.of(
                "trained_cell",
                Kit101.Official.CELLS
                        .at(Kit101.Official.CELLS.indexOf(genotype))
                        .text());
    }

    @Override
    public ArchitectureCost cost(Genotype genotype, Dataset dataset, Optional<BuiltFacts> built) {
        return Kit101.trained(genotype);
    }

    /** The features of the cell that it stands for. */
    @Override
    public double[] features(Genotype genotype) {
        return Features101.of(Kit101.cell(genotype));
    }

    @Override
    public OptionalDouble pathCost(Genotype genotype) {
        return OptionalDouble.of(Cost101.of(Kit101.cell(genotype)).multiplyAdds());
    }

    @Override
    public List<Genotype> landscape() {
        return List.copyOf(new LooseEndFree(space).oneShots());
    }

    @Override
    public Optional<Population> population(Optional<BuiltFacts> built) {
        return Optional.of(new Population1Shot1(this, space));
    }

    @Override
    public Map<String, Picture> pictures(Genotype genotype) {
        OneShot cell = (OneShot) genotype;
        int output = space.output();
        boolean[] used = new boolean[output + 1];
        used[output] = true;
        Pictures101 picture = new Pictures101(cell);
        for (int v = output; v > 0; v--) {
            for (int parent : cell.parents(v)) {
                used[parent] |= used[v];
                picture.edge(parent, v, !used[v]);
            }
        }
        boolean[] dead = new boolean[output];
        for (int v = 1; v < output; v++) {
            dead[v] = !used[v];
        }
        return Map.of("cell", picture.of(cell.ops(), dead));
    }

    @Override
    public String pictureNote() {
        return Pictures101.NOTE;
    }
}
