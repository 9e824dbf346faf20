package assay.supernet.network;

import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;

/** One fixed architecture. */
public interface Network extends AutoCloseable {
    Parameters parameters();

    /** {@code [n, 3, h, w]} to logits {@code [n, classes]}. */
    Var forward(Tape tape, Var images, Norms norms);

    @Override
    default void close() {
        parameters().close();
    }
}
