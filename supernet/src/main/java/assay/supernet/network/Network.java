package assay.supernet.network;

import assay.core.random.Seeds;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import java.util.Optional;

/** One fixed architecture. */
public interface Network extends AutoCloseable {
    Parameters parameters();

    /**
     * Gives the parameters the values from which a training starts. A network overrides this if its authors start with other
     * values.
     */
    default void initialise(Seeds seeds) {
        parameters().initialise(seeds);
    }

    /** {@code [n, 3, h, w]} to logits {@code [n, classes]}. */
    Var forward(Tape tape, Var images, Norms norms);

    /**
     * A training pass: normalisation uses the batch, and updates the running statistics. Networks with drop path or a second
     * classifier override it.
     */
    default Outputs train(Tape tape, Var images, DropPath drop) {
        return new Outputs(forward(tape, images, Norms.TRACK), Optional.empty());
    }

    /**
     * The outputs of a training pass.
     *
     * @param logits {@code [n, classes]}
     * @param auxiliary the logits of a second classifier that exists only in training
     */
    record Outputs(Var logits, Optional<Var> auxiliary) {}

    @Override
    default void close() {
        parameters().close();
    }
}
