package assay.supernet.network;

import assay.core.random.Seeds;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import java.util.Optional;

/** One fixed architecture. */
public interface Network extends AutoCloseable {
    Parameters parameters();

    /** Gives the parameters the values that a training starts from. Networks whose authors start otherwise override it. */
    default void initialise(Seeds seeds) {
        parameters().initialise(seeds);
    }

    /** {@code [n, 3, h, w]} to logits {@code [n, classes]}. */
    Var forward(Tape tape, Var images, Norms norms);

    /**
     * A pass of training: normalisation by the batch, which the running statistics follow. Networks with drop path or a
     * second classifier override it.
     */
    default Outputs train(Tape tape, Var images, DropPath drop) {
        return new Outputs(forward(tape, images, Norms.TRACK), Optional.empty());
    }

    /**
     * What a training pass puts out.
     *
     * @param logits {@code [n, classes]}
     * @param auxiliary the logits of a second classifier that is there in training only
     */
    record Outputs(Var logits, Optional<Var> auxiliary) {}

    @Override
    default void close() {
        parameters().close();
    }
}
