package assay.reports;

import assay.core.space.Cost201;
import assay.core.space.Genotype;
import assay.core.space.Genotype201;
import assay.core.space.Skeleton201;
import assay.core.truth.Dataset;

/** What the benchmark's own network costs, by formula: the baselines that a proxy must beat. */
final class Parameters {
    private Parameters() {}

    /** Of the network for the data set's images and classes. */
    static Cost201 of(Genotype arch, Dataset dataset) {
        return Cost201.of((Genotype201) arch, Skeleton201.official(dataset.classes(), dataset.imageSize()));
    }

    /** Millions. */
    static double params(Genotype arch, Dataset dataset) {
        return of(arch, dataset).params() / 1e6;
    }

    /** Millions, of one image. */
    static double multiplyAdds(Genotype arch, Dataset dataset) {
        return of(arch, dataset).multiplyAdds() / 1e6;
    }
}
