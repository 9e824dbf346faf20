package assay.internal.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What libtorch's memory needs beyond the tests that all engines pass. */
class TorchBackendTest {
    @ParameterizedTest
    @EnumSource
    void kernels_leaveNoNativeObjectsBehind(DType dtype) {
        try (TorchBackend k = new TorchBackend(dtype)) {
            round(k);
            System.gc(); // of the tests before
            long before = Pointer.totalCount();
            for (int i = 0; i < 50; i++) {
                round(k);
            }
            long left = Pointer.totalCount() - before;
            assertEquals(0, Math.max(0, left), left + " more native objects after 50 rounds");
        }
    }

    private static void round(TorchBackend k) {
        Tensor x = k.take(2, 3, 4, 4);
        Tensor y = k.take(2, 3, 4, 4);
        Tensor w = k.take(3, 3, 3, 3);
        Tensor gw = k.take(3, 3, 3, 3);
        Tensor mean = k.take(2, 3);
        double[] values = new double[x.size()];
        double[] m = new double[3];
        double[] v = new double[3];
        Window three = Window.same(3);
        k.write(values, x);
        k.write(new float[w.size()], w);
        k.conv(x, w, three, y, false);
        k.convGrad(x, w, y, three, x, true, gw, false);
        k.channelMoments(new Channels(y, 1, 2), m, v);
        k.channelDots(Channels.all(x), Channels.all(y), m, v);
        k.channelAffine(new Channels[] {Channels.all(x)}, new double[][] {v}, m, Channels.all(y), true);
        k.relu(y, x);
        k.reluGrad(x, y, x, true);
        k.maxPool(x, x, three, y);
        k.maxPoolGrad(x, y, three, x, true);
        k.avgPool(x, three, y, true);
        k.avgPoolGrad(y, three, x, false);
        k.spatialMean(x, mean);
        k.spatialMeanGrad(mean, x, false);
        k.scaleSamples(x, m, y, true);
        k.axpby(2, x, 3, y);
        k.multiply(x, x, y, true);
        Tensor product = k.take(3, 3);
        k.gemm(mean, true, mean, false, 1, 0, product);
        k.give(product);
        k.dot(x, y);
        k.read(y, values);
        for (Tensor t : new Tensor[] {x, y, w, gw, mean}) {
            k.give(t);
        }
    }
}
