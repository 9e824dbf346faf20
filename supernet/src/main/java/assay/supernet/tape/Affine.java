package assay.supernet.tape;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the arguments of one {@link Backend#channelAffine}. A tape has one, which begins anew for each call. */
final class Affine {
    /** A number for each channel. */
    interface PerChannel {
        double at(int c);
    }

    private final List<Channels> x = new ArrayList<>();
    /** One row for each source, and more; rows may be longer than there are channels. */
    private double[][] scale = {};

    private double[] shift = {};
    private int channels;
    private boolean shifted;

    Affine begin(int count) {
        channels = count;
        x.clear();
        shifted = false;
        if (shift.length < count) {
            shift = new double[count];
            scale = new double[0][];
        }
        Arrays.fill(shift, 0, count, 0);
        return this;
    }

    Affine add(Channels source, PerChannel value) {
        double[] v = next(source);
        for (int c = 0; c < channels; c++) {
            v[c] = value.at(c);
        }
        return this;
    }

    /** The same number for all channels. */
    Affine add(Channels source, double value) {
        Arrays.fill(next(source), 0, channels, value);
        return this;
    }

    private double[] next(Channels source) {
        int row = x.size();
        x.add(source);
        if (row == scale.length) {
            scale = Arrays.copyOf(scale, row + 1);
            scale[row] = new double[shift.length];
        }
        return scale[row];
    }

    Affine shift(PerChannel value) {
        shifted = true;
        for (int c = 0; c < channels; c++) {
            shift[c] += value.at(c);
        }
        return this;
    }

    boolean isEmpty() {
        return x.isEmpty() && !shifted;
    }

    /** Overwrites y with the ReLU of the map. */
    void reluInto(Backend k, Tensor y) {
        k.channelAffineRelu(x.toArray(Channels[]::new), scale, shift, y);
    }

    void into(Backend k, Channels y, boolean add) {
        k.channelAffine(x.toArray(Channels[]::new), scale, shift, y, add);
    }
}
