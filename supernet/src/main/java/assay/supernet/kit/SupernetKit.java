package assay.supernet.kit;

import assay.supernet.network.Supernet;
import assay.supernet.search.method.Search;
import assay.supernet.search.method.Stage;
import assay.supernet.tensor.Backend;
import java.util.Optional;

/** The supernets of a space, which searches train. */
public interface SupernetKit {
    /** The values of the published searches in the space. */
    SupernetDefaults published();

    /**
     * Checks that supernets can have this size. Building one checks the rest.
     *
     * @throws IllegalArgumentException saying what is expected, if not
     */
    default void check(NetworkShape shape) {}

    /**
     * The network that a search trains, before it is initialised.
     *
     * @param search some searches need a supernet with other operations
     * @param stage of the search. It says how many channels go through the operations, and may say how many cells there are
     */
    Supernet supernet(Backend backend, NetworkShape shape, Search search, Stage stage);

    /**
     * Whether each cell can have its own weights of the options: see {@link Supernet#separateCells}.
     *
     * @param partial one channel in {@code partial} goes through the operations
     */
    default boolean tellsCellsApart(int partial) {
        return false;
    }

    /** Whether a search can raise the share of channels that go through the operations: see {@link Supernet#wider}. */
    default boolean widens() {
        return false;
    }

    /** Whether a search can continue with more cells: see {@link Supernet#deeper}. */
    default boolean deepens() {
        return false;
    }

    /** How {@code assay correlate} evaluates single architectures within the supernet; empty if it cannot. */
    default Optional<Inheritance> inheritance() {
        return Optional.empty();
    }

    /** Whether the supernet's own validation error is recorded by default, as the space's authors do. */
    default boolean recordsOwnError() {
        return false;
    }
}
