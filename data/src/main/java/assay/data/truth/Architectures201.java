package assay.data.truth;

import assay.core.error.UsageException;
import assay.core.space.Bench201Index;
import assay.core.space.Bench201Space;
import assay.core.space.Cost201;
import assay.core.space.Genotype;
import assay.core.space.Genotype201;
import assay.core.space.Hash101;
import assay.core.space.Skeleton201;
import assay.core.space.text.ArchitectureText;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Dataset;
import java.util.function.Function;

/** The cells of NAS-Bench-201 in official order. */
final class Architectures201 implements Architectures {
    private final Bench201Index index = Bench201Index.get();
    private final Benchmark benchmark;

    /** @param benchmark NAS-Bench-201, or one that was built on its cells */
    Architectures201(Benchmark benchmark) {
        this.benchmark = benchmark;
    }

    @Override
    public Benchmark benchmark() {
        return benchmark;
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

    private Genotype201 cell(Genotype genotype) {
        if (genotype instanceof Genotype201 cell) {
            return cell;
        }
        throw new UsageException(
                benchmark.key() + ": expected a cell of NAS-Bench-201's space, found '" + genotype.text() + "'.");
    }

    @Override
    public Genotype parse(String text) {
        return new Bench201Space().parse(text);
    }

    @Override
    public ArchitectureText notations(Function<Hash101, Genotype> byHash) {
        return ArchitectureText.nasbench201();
    }

    @Override
    public Cost cost(Genotype genotype, Dataset dataset) {
        Skeleton201 network = benchmark
                .built()
                .map(BuiltFacts::network)
                .orElseGet(() -> Skeleton201.official(dataset.classes(), dataset.imageSize()));
        Cost201 cost = Cost201.of(cell(genotype), network);
        return new Cost(cost.params(), cost.multiplyAdds());
    }
}
