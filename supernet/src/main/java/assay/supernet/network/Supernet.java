package assay.supernet.network;

import assay.core.space.SearchSpace;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;

/** A network that holds every architecture of a space at once. */
public interface Supernet extends AutoCloseable {
    SearchSpace space();

    Parameters parameters();

    /**
     * @param mix the weight of every option, group after group in the order of {@link SearchSpace#alphas()}
     * @return logits {@code [n, classes]}
     */
    Var forward(Tape tape, Var images, Vec mix, Norms norms);

    /** With the batch's own statistics. */
    default Var forward(Tape tape, Var images, Vec mix) {
        return forward(tape, images, mix, Norms.BATCH);
    }

    @Override
    default void close() {
        parameters().close();
    }
}
