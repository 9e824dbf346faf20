package assay.supernet.optim;

import java.util.List;

/** Something with a state that a checkpoint keeps, as arrays in a fixed order. */
public interface Stateful {
    List<double[]> state();

    /** @param state a result of {@link #state} */
    void restore(List<double[]> state);
}
