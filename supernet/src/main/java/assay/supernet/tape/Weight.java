package assay.supernet.tape;

import assay.supernet.tensor.Tensor;

/** A trainable tensor that outlives the tape's passes. Several parameters of a network may share one (see {@code Parameters}). */
public final class Weight {
    private final Tensor value;

    public Weight(Tensor value) {
        this.value = value;
    }

    public Tensor value() {
        return value;
    }
}
