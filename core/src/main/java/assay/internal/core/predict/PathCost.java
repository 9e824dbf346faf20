package assay.internal.core.predict;

import assay.core.space.Genotype;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.Cost101;
import assay.core.space.bench101.OneShot;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Cost201;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.GenotypeSize;
import assay.core.space.bench201.Isomorphism201;
import assay.core.space.bench201.Skeleton201;

/** What an architecture's operations on a path cost, without its network: {@code on_path_flops}, but for constant factors. */
final class PathCost {
    private static final Bench201Space SPACE = new Bench201Space();
    private static final Skeleton201 SIZE = new Skeleton201(16, 5, 10, 32);

    private PathCost() {}

    /** Larger: more. 0 for architectures of which it is not known here. */
    static double of(Genotype arch) {
        if (arch instanceof Genotype201 cell) {
            Genotype201 live = SPACE.parse(Isomorphism201.LIVE_EDGES.key(cell));
            return Cost201.of(live, SIZE).multiplyAdds();
        }
        if (arch instanceof GenotypeSize size) {
            return Cost201.of(size, 10, 32).multiplyAdds();
        }
        if (arch instanceof OneShot oneShot) {
            return of(oneShot.cell());
        }
        if (arch instanceof Cell101 cell) {
            return Cost101.of(cell).multiplyAdds();
        }
        return 0;
    }
}
