package assay.internal.benchmarks.sidebyside;

import assay.core.random.RandomStream;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;
import java.util.Arrays;

/** One operation of a network: its forward kernels, or the kernels of its backward pass, into tensors that exist. */
final class Operation implements Computation {
    private final Backend k;
    private final RandomStream random = new RandomStream(1);
    private final int c;
    private final Tensor x;
    private final Tensor y;
    private final Tensor gy;
    private final Tensor gx;
    private final Runnable step;
    private long parameters;

    /** @throws AbsentException if there is no such operation yet */
    Operation(Backend k, Wanted wanted) {
        this.k = k;
        c = wanted.number("c");
        int side = wanted.number("side");
        int batch = wanted.number("batch");
        x = normals(batch, c, side, side);
        y = normals(batch, c, side, side);
        gy = normals(batch, c, side, side);
        gx = normals(batch, c, side, side);
        boolean backward = wanted.text("way").equals("backward");
        String op = wanted.text("op");
        step = switch (op) {
            case "conv1x1" -> conv(backward, 1, 1, 1);
            case "conv3x3" -> conv(backward, 3, 1, 1);
            case "depthwise3x3" -> conv(backward, 3, 1, c);
            case "depthwise5x5" -> conv(backward, 5, 1, c);
            case "depthwise3x3d2" -> conv(backward, 3, 2, c);
            case "depthwise5x5d2" -> conv(backward, 5, 2, c);
            case "batchnorm" -> backward ? batchNormGrad() : batchNorm();
            case "relu" -> backward ? () -> k.reluGrad(y, gy, gx, false) : () -> k.relu(x, y);
            case "avgpool3x3" -> {
                Window w = Window.same(3);
                yield backward ? () -> k.avgPoolGrad(gy, w, gx, false) : () -> k.avgPool(x, w, y, false);
            }
            case "maxpool3x3" -> {
                Window w = Window.same(3);
                yield backward ? () -> k.maxPoolGrad(x, gy, w, gx, false) : () -> k.maxPool(x, x, w, y);
            }
            default -> throw new AbsentException("operation " + op);
        };
    }

    private Runnable conv(boolean backward, int kernel, int dilation, int groups) {
        Window w = new Window(kernel, 1, dilation * (kernel - 1) / 2, dilation, groups);
        Tensor weight = normals(c, c / groups, kernel, kernel);
        Tensor gw = normals(c, c / groups, kernel, kernel);
        parameters = weight.size();
        return backward
                ? () -> k.convGrad(x, weight, gy, w, gx, false, gw, false)
                : () -> k.conv(x, weight, w, y, false);
    }

    /** Moments, then one pass over the map. */
    private Runnable batchNorm() {
        parameters = 2L * c;
        double[] mean = new double[c];
        double[] variance = new double[c];
        double[][] scale = new double[1][c];
        Channels[] from = {Channels.all(x)};
        return () -> {
            k.channelMoments(from[0], mean, variance);
            for (int i = 0; i < c; i++) {
                scale[0][i] = 1 / Math.sqrt(variance[i] + 1e-5);
                mean[i] *= -scale[0][i];
            }
            k.channelAffine(from, scale, mean, Channels.all(y), false);
        };
    }

    /** Two sums, then one pass over two maps. */
    private Runnable batchNormGrad() {
        parameters = 2L * c;
        double[] center = new double[c];
        double[] dots = new double[c];
        double[] sums = new double[c];
        double[][] scale = new double[2][c];
        Arrays.fill(scale[0], 0.5);
        Channels[] from = {Channels.all(gy), Channels.all(x)};
        double m = (double) x.size() / c;
        return () -> {
            k.channelSumsAndDots(from[0], from[1], center, sums, dots);
            for (int i = 0; i < c; i++) {
                scale[1][i] = -dots[i] / m;
                sums[i] /= -m;
            }
            k.channelAffine(from, scale, sums, Channels.all(gx), false);
        };
    }

    private Tensor normals(int... shape) {
        Tensor t = k.take(shape);
        double[] v = new double[t.size()];
        Arrays.setAll(v, i -> random.nextGaussian());
        k.write(v, t);
        return t;
    }

    @Override
    public long parameters() {
        return parameters;
    }

    @Override
    public void step() {
        step.run();
    }
}
