package assay.internal.data.tensors;

import java.util.Arrays;

/**
 * A tensor with the name that it has in its network.
 *
 * @param shape the lengths of the dimensions; empty for a single number
 * @param values row-major; not copied
 */
public record NamedTensor(String name, int[] shape, double[] values) {
    public NamedTensor {
        long size = 1;
        for (int side : shape) {
            size *= side;
        }
        if (size != values.length) {
            throw new IllegalArgumentException("tensor " + name + ": expected as many values as "
                    + Arrays.toString(shape) + " has, found " + values.length);
        }
    }
}
