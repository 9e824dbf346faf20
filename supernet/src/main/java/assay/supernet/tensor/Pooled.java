package assay.supernet.tensor;

/** A tensor of a {@link Pool}: it knows its shape and whether it is in use. */
public abstract class Pooled implements Tensor {
    private final int[] shape;
    private final int size;
    boolean held;

    protected Pooled(int[] shape) {
        this.shape = shape.clone();
        this.size = Tensor.super.size();
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

    /** Sets all values, which come row by row. */
    protected abstract void write(float[] values);

    /** Sets all values, which come row by row; the tensor rounds them to its element type. */
    protected abstract void write(double[] values);

    /** Gets all values, row by row. */
    protected abstract void read(double[] values);

    /** Frees memory that Java's garbage collector would free late or never; called once, when the pool closes. */
    protected void release() {}
}
