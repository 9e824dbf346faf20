package assay.data.truth;

import assay.core.error.UsageException;
import assay.core.space.Bench101Index;
import assay.core.space.Cell101;
import assay.core.space.Cost101;
import assay.core.space.Genotype;
import assay.core.space.Hash101;
import assay.core.space.OneShot;
import assay.core.space.text.ArchitectureText;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import java.util.function.Function;

/**
 * The cells of NAS-Bench-101 in order of their first appearance in the official enumeration. Architectures of
 * NAS-Bench-1Shot1 are looked up as the cells that they stand for.
 */
final class Architectures101 implements Architectures {
    @Override
    public Benchmark benchmark() {
        return Benchmark.NASBENCH101;
    }

    @Override
    public int size() {
        return Bench101Index.CELLS;
    }

    @Override
    public Genotype at(int arch) {
        return Bench101Index.get().cell(arch);
    }

    /** The number of the cell that was trained: this one, or the one that is isomorphic to it. */
    @Override
    public int indexOf(Genotype genotype) {
        return Bench101Index.get().indexOf(cell(genotype));
    }

    private static Cell101 cell(Genotype genotype) {
        if (genotype instanceof Cell101 cell) {
            return cell;
        }
        if (genotype instanceof OneShot oneShot) {
            return oneShot.cell();
        }
        throw new UsageException("nasbench101: expected a cell of this space, found '" + genotype.text() + "'.");
    }

    @Override
    public Genotype parse(String text) {
        return Cell101.parse(text);
    }

    @Override
    public ArchitectureText notations(Function<Hash101, Genotype> byHash) {
        return ArchitectureText.nasbench101(byHash);
    }

    /** That of the cell that was trained. */
    @Override
    public Cost cost(Genotype genotype, Dataset dataset) {
        Cost101 cost = Cost101.of((Cell101) at(indexOf(genotype)));
        return new Cost(cost.params(), cost.multiplyAdds());
    }
}
