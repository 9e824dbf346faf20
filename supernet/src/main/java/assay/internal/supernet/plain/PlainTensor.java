package assay.internal.supernet.plain;

import assay.supernet.tensor.DType;
import assay.supernet.tensor.Pooled;

/** Row-major values in a Java array; in float32 each is a float's value. */
final class PlainTensor extends Pooled {
    double[] v;
    private final DType dtype;

    PlainTensor(DType dtype, int[] shape) {
        super(shape);
        this.dtype = dtype;
        v = new double[size()];
    }

    @Override
    protected void reshaped() {
        v = new double[size()];
    }

    @Override
    protected void write(float[] values) {
        for (int i = 0; i < v.length; i++) {
            v[i] = values[i];
        }
    }

    @Override
    protected void write(double[] values) {
        System.arraycopy(values, 0, v, 0, v.length);
        round();
    }

    @Override
    protected void read(double[] values) {
        System.arraycopy(v, 0, values, 0, v.length);
    }

    /** Rounds every value to the element type. */
    void round() {
        if (dtype == DType.FLOAT32) {
            for (int i = 0; i < v.length; i++) {
                v[i] = (float) v[i];
            }
        }
    }
}
