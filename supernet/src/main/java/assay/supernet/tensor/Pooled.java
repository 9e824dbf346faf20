package assay.supernet.tensor;

import java.util.ArrayDeque;

/** A tensor of a {@link Pool}: it knows its shape and whether it is in use. */
public abstract class Pooled implements Tensor {
    private int[] shape;
    private int size;
    boolean held;
    /** The place where the pool keeps it while it is not in use. */
    ArrayDeque<Pooled> home;

    protected Pooled(int[] shape) {
        setShape(shape);
    }

    private void setShape(int[] of) {
        shape = of.clone();
        size = Tensor.size(shape);
    }

    /** Another shape, with at most as many elements as the first one. */
    final void reshape(int[] to) {
        setShape(to);
        reshaped();
    }

    @Override
    public final int[] shape() {
        return shape;
    }

    @Override
    public final int size() {
        return size;
    }

    @Override
    public final int dim(int i) {
        return shape[i];
    }

    /**
     * Called after a change of shape, while nobody has the tensor: its values need not be kept. The new shape has at most as
     * many elements as the first one, so an engine may keep its memory.
     */
    protected abstract void reshaped();

    /** Sets all values, which come row by row. */
    protected abstract void write(float[] values);

    /** Sets all values, which come row by row; the tensor rounds them to its element type. */
    protected abstract void write(double[] values);

    /** Gets all values, row by row. */
    protected abstract void read(double[] values);

    /** Frees memory that Java's garbage collector would free late or never; called once, when the pool closes. */
    protected void release() {}
}
