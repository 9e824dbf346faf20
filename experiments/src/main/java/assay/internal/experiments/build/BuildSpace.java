package assay.internal.experiments.build;

import assay.core.kit.OfficialNumbers;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.core.truth.BuiltFacts;
import assay.internal.experiments.config.BuildConfig;
import assay.supernet.kit.NetworkKit;
import assay.supernet.kit.NetworkKits;
import assay.supernet.kit.NetworkShape;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The architectures of a build by their numbers, and their networks.
 *
 * @param shape of every network
 */
record BuildSpace(SpaceKit kit, NetworkKit networks, NetworkShape shape) {
    static BuildSpace of(BuildConfig config) {
        SpaceKit kit = SpaceKits.named(BuiltFacts.SPACE, "build");
        return new BuildSpace(kit, NetworkKits.of(kit, "build"), config.shape());
    }

    private OfficialNumbers numbers() {
        return kit.numbering().orElseThrow();
    }

    /** How many architectures there are. */
    int count() {
        return numbers().size();
    }

    /** For every architecture, the one that is trained in its place. */
    int[] representatives() {
        return kit.representatives().orElseGet(() -> IntStream.range(0, count()).toArray());
    }

    Genotype at(int arch) {
        return numbers().at(arch);
    }

    double multiplyAdds(int arch) {
        return networks.cost(shape, at(arch)).multiplyAdds();
    }

    /** The architecture that costs most. */
    Genotype largest() {
        return IntStream.of(representatives())
                .distinct()
                .boxed()
                .max(Comparator.comparingDouble(this::multiplyAdds))
                .map(this::at)
                .orElseThrow();
    }

    /** An architecture's network, uninitialised. */
    Network network(Backend on, Genotype arch) {
        return networks.network(on, shape, arch);
    }

    /** Its network of one channel and one cell; empty if the space has none. */
    Optional<Network> thin(Backend on, int arch) {
        return networks.thin(on, at(arch));
    }
}
