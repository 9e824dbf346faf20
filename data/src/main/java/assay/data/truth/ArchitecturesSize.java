package assay.data.truth;

import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.space.Cost201;
import assay.core.space.Genotype;
import assay.core.space.GenotypeSize;
import assay.core.space.Hash101;
import assay.core.space.SizeSpace;
import assay.core.space.text.ArchitectureText;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import java.util.function.Function;

/** The networks of NATS-Bench's size space in official order. */
final class ArchitecturesSize implements Architectures {
    @Override
    public Benchmark benchmark() {
        return Benchmark.NATSBENCH_SSS;
    }

    @Override
    public int size() {
        return GenotypeSize.COUNT;
    }

    @Override
    public GenotypeSize at(int arch) {
        if (arch < 0 || arch >= GenotypeSize.COUNT) {
            throw new OutOfTableException(
                    "natsbench-sss: no architecture " + arch + " (available: 0.." + (GenotypeSize.COUNT - 1) + ").");
        }
        return GenotypeSize.ofIndex(arch);
    }

    @Override
    public int indexOf(Genotype genotype) {
        return network(genotype).index();
    }

    private static GenotypeSize network(Genotype genotype) {
        if (genotype instanceof GenotypeSize network) {
            return network;
        }
        throw new UsageException("natsbench-sss: expected a network of this space, found '" + genotype.text() + "'.");
    }

    @Override
    public Genotype parse(String text) {
        return new SizeSpace().parse(text);
    }

    @Override
    public ArchitectureText notations(Function<Hash101, Genotype> byHash) {
        return ArchitectureText.size();
    }

    @Override
    public Cost cost(Genotype genotype, Dataset dataset) {
        Cost201 cost = Cost201.of(network(genotype), dataset.classes(), dataset.imageSize());
        return new Cost(cost.params(), cost.multiplyAdds());
    }
}
