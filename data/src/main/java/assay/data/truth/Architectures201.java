package assay.data.truth;

import assay.core.error.UsageException;
import assay.core.space.Bench201Index;
import assay.core.space.Bench201Space;
import assay.core.space.Cost201;
import assay.core.space.Genotype;
import assay.core.space.Genotype201;
import assay.core.space.Skeleton201;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;

/** The cells of NAS-Bench-201 in official order. */
final class Architectures201 implements Architectures {
    private final Bench201Index index = Bench201Index.get();

    @Override
    public Benchmark benchmark() {
        return Benchmark.NASBENCH201;
    }

    @Override
    public int size() {
        return index.size();
    }

    @Override
    public Genotype at(int arch) {
        return index.cell(arch);
    }

    @Override
    public int indexOf(Genotype genotype) {
        return index.indexOf(cell(genotype));
    }

    private static Genotype201 cell(Genotype genotype) {
        if (genotype instanceof Genotype201 cell) {
            return cell;
        }
        throw new UsageException("nasbench201: expected a cell of this space, found '" + genotype.text() + "'.");
    }

    @Override
    public Genotype parse(String text) {
        return new Bench201Space().parse(text);
    }

    @Override
    public Cost cost(Genotype genotype, Dataset dataset) {
        Cost201 cost = Cost201.of(cell(genotype), Skeleton201.official(dataset.classes(), dataset.imageSize()));
        return new Cost(cost.params(), cost.multiplyAdds());
    }
}
