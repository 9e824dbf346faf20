package assay.experiments.spaces;

import assay.core.error.UsageException;
import assay.core.space.CostDarts;
import assay.core.space.Genotype;
import assay.core.space.GenotypeDarts;
import assay.core.space.SkeletonDarts;
import assay.core.space.text.ArchitectureText;
import assay.darts.network.NetworkDarts;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import java.util.OptionalDouble;

/** Genotypes of the DARTS space, in the network for CIFAR without its auxiliary classifier; {@code --cells} counts all cells. */
final class NetworksDarts implements NetworkFactory {
    @Override
    public String space() {
        return "darts";
    }

    /** The name of a published genotype, or a genotype in any of its notations. */
    @Override
    public Genotype parse(String text) {
        return ArchitectureText.darts().read(text);
    }

    @Override
    public Genotype at(int index) {
        throw new UsageException("darts: genotypes have no numbers. Name one with --arch.");
    }

    @Override
    public Network network(Backend on, Genotype arch, ScoreSettings settings) {
        if (settings.convBias()) {
            throw new UsageException(
                    "--conv-bias: only cells of space 201 have convolutions with a bias. Leave it out.");
        }
        return new NetworkDarts(on, skeleton(settings), (GenotypeDarts) arch);
    }

    @Override
    public OptionalDouble multiplyAdds(Genotype arch, ScoreSettings settings) {
        return OptionalDouble.of(
                CostDarts.of((GenotypeDarts) arch, skeleton(settings)).multiplyAdds());
    }

    private static SkeletonDarts skeleton(ScoreSettings s) {
        try {
            return new SkeletonDarts(false, s.channels(), s.cells(), s.classes(), s.side(), false);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }
}
