package assay.supernet.nd4j;

import assay.supernet.tensor.Shapes;
import java.util.Arrays;

/** Means over whole planes, and their gradient. */
final class HostSpatial {
    private float[] x = {};
    private float[] y = {};

    private void reserve(int xs, int ys) {
        if (x.length < xs) {
            x = new float[xs];
        }
        if (y.length < ys) {
            y = new float[ys];
        }
    }

    void mean(Nd4jTensor from, Nd4jTensor to) {
        int positions = Shapes.positions(from);
        reserve(positions, to.size());
        for (int p = 0; p < to.size(); p++) {
            from.floats.get(p * positions, x, 0, positions);
            double sum = 0;
            for (int i = 0; i < positions; i++) {
                sum += x[i];
            }
            y[p] = (float) (sum / positions);
        }
        to.floats.put(0, y, 0, to.size());
    }

    void meanGrad(Nd4jTensor from, Nd4jTensor to, boolean add) {
        int positions = Shapes.positions(to);
        reserve(positions, from.size());
        from.floats.get(0, y, 0, from.size());
        for (int p = 0; p < from.size(); p++) {
            float share = y[p] / positions;
            if (add) {
                to.floats.get(p * positions, x, 0, positions);
                for (int i = 0; i < positions; i++) {
                    x[i] = x[i] + share;
                }
            } else {
                Arrays.fill(x, 0, positions, share);
            }
            to.floats.put(p * positions, x, 0, positions);
        }
    }
}
