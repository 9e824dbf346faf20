package example;

import assay.core.kit.ArchitectureCost;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.Picture;
import assay.core.kit.Population;
import assay.core.kit.SpaceKit;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.core.space.text.ArchitectureText;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that Assay must know of the space: docs/adding-a-space.md. Its table is imported by {@code assay import}. */
public final class WidthsKit implements SpaceKit {
    private static final SearchSpace SPACE = new WidthsSpace();
    private static final OfficialNumbers NUMBERS = OfficialNumbers.inOrder(SPACE);

    /** Ten classes, images of 8x8 pixels, and trainings of 20 epochs. */
    private static final Dataset DIGITS = new Dataset("digits", "Digits", 10, 8);

    private static final Benchmark TABLE =
            new Benchmark("widths", "widths", "Widths", SPACE.name(), List.of(DIGITS), List.of(20), Optional.empty());

    @Override
    public String name() {
        return SPACE.name();
    }

    @Override
    public String shortName() {
        return SPACE.name();
    }

    @Override
    public Optional<SearchSpace> search() {
        return Optional.of(SPACE);
    }

    @Override
    public Optional<Benchmark> benchmark() {
        return Optional.of(TABLE);
    }

    @Override
    public ArchitectureText notations() {
        return ArchitectureText.own(SPACE);
    }

    @Override
    public boolean holds(Genotype genotype) {
        return genotype instanceof Widths;
    }

    @Override
    public Optional<OfficialNumbers> numbering() {
        return Optional.of(NUMBERS);
    }

    /** A fully connected network; a bias is a parameter, and no multiply-add. */
    @Override
    public ArchitectureCost cost(Genotype genotype, Dataset dataset, Optional<BuiltFacts> built) {
        List<Integer> sizes = new ArrayList<>(List.of(dataset.imageSize() * dataset.imageSize()));
        sizes.addAll(((Widths) genotype).layers());
        sizes.add(dataset.classes());
        long weights = 0;
        long biases = 0;
        for (int i = 1; i < sizes.size(); i++) {
            weights += (long) sizes.get(i - 1) * sizes.get(i);
            biases += sizes.get(i);
        }
        return new ArchitectureCost(weights + biases, weights);
    }

    @Override
    public List<Genotype> landscape() {
        List<Genotype> all = new ArrayList<>();
        for (int i = 0; i < NUMBERS.size(); i++) {
            all.add(NUMBERS.at(i));
        }
        return all;
    }

    @Override
    public Optional<Population> population(Optional<BuiltFacts> built) {
        return Optional.of(new Population() {
            @Override
            public SpaceKit kit() {
                return WidthsKit.this;
            }

            @Override
            public String title() {
                return TABLE.title();
            }

            @Override
            public String authors() {
                return "Widths (made up for this example)";
            }

            @Override
            public String averageRow() {
                return "average network (uniformly random)";
            }

            @Override
            public String averageHas() {
                return "a uniformly random network has";
            }

            @Override
            public String entropies() {
                return "0 is one network for sure, 4.16 nats all 64 alike";
            }
        });
    }

    @Override
    public Map<String, Picture> pictures(Genotype genotype) {
        List<Picture.Bars.Bar> bars = new ArrayList<>();
        for (int width : ((Widths) genotype).layers()) {
            bars.add(new Picture.Bars.Bar("layer " + (bars.size() + 1), width));
        }
        return Map.of("network", new Picture.Bars("widths " + genotype.text(), bars, 64));
    }

    @Override
    public String pictureNote() {
        return "Each bar is a hidden layer with its number of units.";
    }
}
