package assay.internal.core.kits;

import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.kit.ArchitectureCost;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.Picture;
import assay.core.kit.Population;
import assay.core.kit.SpaceKit;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.core.space.bench201.Cost201;
import assay.core.space.bench201.GenotypeSize;
import assay.core.space.bench201.SizeSpace;
import assay.core.space.text.ArchitectureText;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Dataset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The networks of NATS-Bench's size space. */
public final class KitSize implements SpaceKit {
    private static final SizeSpace SPACE = new SizeSpace();

    /** Numbers the networks in the official order. */
    private enum Official implements OfficialNumbers {
        NETWORKS;

        @Override
        public int size() {
            return GenotypeSize.COUNT;
        }

        @Override
        public Genotype at(int number) {
            if (number < 0 || number >= GenotypeSize.COUNT) {
                throw new OutOfTableException(
                        SPACE.name() + ": no architecture " + number + " (available: 0.." + (size() - 1) + ").");
            }
            return GenotypeSize.ofIndex(number);
        }

        @Override
        public int indexOf(Genotype genotype) {
            if (genotype instanceof GenotypeSize network) {
                return network.index();
            }
            throw new UsageException(
                    SPACE.name() + ": expected a network of this space, found '" + genotype.text() + "'.");
        }
    }

    @Override
    public int place() {
        return 2;
    }

    @Override
    public String name() {
        return SPACE.name();
    }

    @Override
    public String shortName() {
        return Benchmark.NATSBENCH_SSS.shortName();
    }

    @Override
    public Optional<SearchSpace> search() {
        return Optional.of(SPACE);
    }

    @Override
    public Optional<Benchmark> benchmark() {
        return Optional.of(Benchmark.NATSBENCH_SSS);
    }

    @Override
    public ArchitectureText notations() {
        return ArchitectureText.size();
    }

    @Override
    public boolean holds(Genotype genotype) {
        return genotype instanceof GenotypeSize;
    }

    @Override
    public Optional<OfficialNumbers> numbering() {
        return Optional.of(Official.NETWORKS);
    }

    @Override
    public Optional<String> officialFiles() {
        return Optional.of(
                "the official NATS-sss-v1_0-50262-simple folder or tar (https://github.com/D-X-Y/NATS-Bench)");
    }

    @Override
    public ArchitectureCost cost(Genotype genotype, Dataset dataset, Optional<BuiltFacts> built) {
        Cost201 cost = Cost201.of((GenotypeSize) genotype, dataset.classes(), dataset.imageSize());
        return new ArchitectureCost(cost.params(), cost.multiplyAdds());
    }

    /** The channels and their logarithms. */
    @Override
    public double[] features(Genotype genotype) {
        List<Integer> channels = ((GenotypeSize) genotype).channels();
        return DoubleStream.concat(
                        channels.stream().mapToDouble(Math::log),
                        channels.stream().mapToDouble(c -> c))
                .toArray();
    }

    @Override
    public OptionalDouble pathCost(Genotype genotype) {
        return OptionalDouble.of(Cost201.of((GenotypeSize) genotype, 10, 32).multiplyAdds());
    }

    @Override
    public List<Genotype> landscape() {
        return List.copyOf(GenotypeSize.all().toList());
    }

    @Override
    public Optional<Population> population(Optional<BuiltFacts> built) {
        return Optional.of(new PopulationSize(this));
    }

    @Override
    public Map<String, Picture> pictures(Genotype genotype) {
        List<Integer> channels = ((GenotypeSize) genotype).channels();
        List<Picture.Bars.Bar> bars = IntStream.range(0, channels.size())
                .mapToObj(i -> new Picture.Bars.Bar("part " + (i + 1), channels.get(i)))
                .toList();
        int largest = GenotypeSize.STEP * GenotypeSize.CHOICES;
        return Map.of("cell", new Picture.Bars("channels " + genotype.text(), bars, largest));
    }

    @Override
    public String pictureNote() {
        return "Each bar is one of the network's five parts, from the image to the classifier, with its number of channels;"
                + " the cell is the same in all networks.";
    }
}
