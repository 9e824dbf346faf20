package assay.supernet.optim;

import java.util.List;

/** Something that a checkpoint keeps: its state as arrays, in an order of its own. */
public interface Stateful {
    List<double[]> state();

    /** @param state what {@link #state} gave */
    void restore(List<double[]> state);
}
