package assay.internal.supernet.plain;

import assay.supernet.tensor.Pooled;

/** Row-major values in a Java array; in float32 each is a float's value. */
final class PlainTensor extends Pooled {
    final double[] v;

    PlainTensor(int[] shape) {
        super(shape);
        v = new double[size()];
    }
}
