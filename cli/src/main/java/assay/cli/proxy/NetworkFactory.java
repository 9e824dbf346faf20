package assay.cli.proxy;

import assay.core.space.Genotype;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** A space whose architectures can be scored: how they are named, and their untrained networks. */
interface NetworkFactory {
    /** As commands call it: {@code 201}. */
    String space();

    /** The architecture of this text. */
    Genotype parse(String text);

    /** The architecture with this number. */
    Genotype at(int index);

    /** The network, uninitialised. */
    Network network(Backend on, Genotype arch, ScoreSettings settings);

    /** Multiply-adds of one image; empty if nobody counts them here. */
    OptionalDouble multiplyAdds(Genotype arch, ScoreSettings settings);

    /** Whether channels and cells are settings; else the architecture says them. */
    default boolean scalable() {
        return true;
    }

    /** A faster way to the same score of this proxy, for one thread at a time; empty if there is none. */
    default Optional<Fast> fast(String proxy, ScoreSettings settings) {
        return Optional.empty();
    }

    /** Scores without building a network; each thread asks for its own. */
    interface Fast {
        ToDoubleFunction<Genotype> ofThread();
    }
}
