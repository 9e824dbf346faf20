package assay.supernet.network;

import assay.core.error.UsageException;
import assay.core.space.SearchSpace;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import java.util.random.RandomGenerator;

/** A network that holds every architecture of a space at once. */
public interface Supernet extends AutoCloseable {
    SearchSpace space();

    Parameters parameters();

    /**
     * @param mix the weight of every option, group after group in the order of {@link SearchSpace#alphas()}
     * @return logits {@code [n, classes]}
     */
    Var forward(Tape tape, Var images, Vec mix, Norms norms);

    /** The same pass with the batch's own statistics. */
    default Var forward(Tape tape, Var images, Vec mix) {
        return forward(tape, images, mix, Norms.BATCH);
    }

    /**
     * A supernet in which more channels go through the operations; the new channels are copies of randomly chosen old ones
     * (progressive DrNAS). Its values are not set: {@link Widened#gather} gives them.
     *
     * @param partial one channel in {@code partial} goes through the operations
     * @throws UsageException if this supernet cannot be widened in this way
     */
    default Widened wider(int partial, RandomGenerator random) {
        throw new UsageException(
                "supernet of " + space().name() + ": expected a search in one stage, found a change to 1 in " + partial
                        + " channels. This supernet cannot be widened.");
    }

    /**
     * A supernet of the same kind with another number of cells, its values not set (P-DARTS).
     *
     * @throws UsageException if this supernet's depth is fixed
     */
    default Supernet deeper(int cells) {
        throw new UsageException(
                "supernet of " + space().name() + ": expected a search in one depth, found a change to " + cells
                        + " cells. Only the supernet of the space darts can change it.");
    }

    /**
     * Gives every cell its own architecture weights: from now on {@code mix} has the options' weights of the first cell, then
     * those of the second, and so on.
     *
     * @return how many cells there are
     * @throws UsageException if this supernet's cells always share their weights
     */
    default int separateCells() {
        throw new UsageException("supernet of " + space().name()
                + ": expected architecture weights that all cells share, found some of each cell's own."
                + " Only the supernet of nasbench201 can.");
    }

    /**
     * From now on leaves skip connections out for some images, as {@code drop} says.
     *
     * @throws UsageException if this supernet cannot
     */
    default void dropSkips(DropPath drop) {
        if (drop.active()) {
            throw new UsageException("supernet of " + space().name()
                    + ": expected a search that keeps its skip connections, found one that leaves some out."
                    + " Only the supernet of the space darts can.");
        }
    }

    @Override
    default void close() {
        parameters().close();
    }
}
