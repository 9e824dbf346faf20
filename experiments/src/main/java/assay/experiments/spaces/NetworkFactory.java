package assay.experiments.spaces;

import assay.core.space.Genotype;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** A space whose architectures can be scored: how they are named, and their untrained networks. */
public interface NetworkFactory {
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

    /** A faster way to {@code synflow} that builds no network, and of which each thread asks for its own; empty if there is none. */
    default Optional<Supplier<ToDoubleFunction<Genotype>>> flow(ScoreSettings settings) {
        return Optional.empty();
    }
}
