package assay.supernet.kit;

import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.supernet.network.Init;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * What is built in one space: networks of single architectures, their costs, and supernets. The other half of a space is its
 * {@link assay.core.kit.SpaceKit}, which needs no engine. Kits are found by {@link java.util.ServiceLoader}.
 */
public interface NetworkKit {
    /** The {@link assay.core.kit.SpaceKit#name} of the space. */
    String space();

    /**
     * Checks that networks can have this size.
     *
     * @throws IllegalArgumentException with what is expected, if not
     * @throws assay.core.error.UsageException in the same case
     */
    void check(NetworkShape shape);

    /** The network of an architecture, uninitialised. */
    Network network(Backend backend, NetworkShape shape, Genotype arch);

    /**
     * The architecture's network of one channel and one cell, without stem, uninitialised, for images {@code [n, 1, h, w]}; empty if the
     * space has none. TE-NAS counts linear regions on it.
     */
    default Optional<Network> thin(Backend backend, Genotype arch) {
        return Optional.empty();
    }

    /** The cost of that network. */
    NetworkCost cost(NetworkShape shape, Genotype arch);

    /** Why convolutions of the cells cannot have a bias, as a clause: {@code no convolution has one}; empty if they can. */
    Optional<String> whyNoBias();

    /** Whether the numbers of channels and cells can be chosen. If not, the architecture decides them. */
    default boolean scalable() {
        return true;
    }

    /**
     * A faster way to compute {@code synflow}, without a network. Each thread needs its own. Empty if there is no faster way.
     */
    default Optional<Supplier<ToDoubleFunction<Genotype>>> flow(NetworkShape shape, Seeds seeds, Init init) {
        return Optional.empty();
    }

    /** Bytes of Java's heap that {@link #flow} needs for a number of threads; 0 if there is no flow. */
    default long flowBytes(NetworkShape shape, int threads) {
        return 0;
    }

    /**
     * How {@code assay train} trains these networks; empty if it does not.
     *
     * @param imageNet whether to use the recipe for ImageNet
     */
    default Optional<TrainingDefaults> training(boolean imageNet) {
        return Optional.empty();
    }

    /** Whether networks can begin like the published one for ImageNet. */
    default boolean hasImageNetStem() {
        return false;
    }

    /** The supernets; empty if the space has none. */
    default Optional<SupernetKit> supernets() {
        return Optional.empty();
    }
}
