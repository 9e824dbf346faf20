package assay.internal.torch;

import assay.supernet.tensor.Pool;
import assay.supernet.tensor.Window;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.pytorch.LongArrayRefOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Operations with a window that moves over a map: convolutions and pooling. Called within a scope that frees temporary objects.
 */
final class Windows {
    private static final long[] NONE = {0, 0};

    private final Pool<TorchTensor> pool;
    private final Elements elements;

    Windows(Pool<TorchTensor> pool, Elements elements) {
        this.pool = pool;
        this.elements = elements;
    }

    private static long[] both(int n) {
        return new long[] {n, n};
    }

    void conv(TorchTensor x, TorchTensor weight, Window w, TorchTensor y, boolean add) {
        Tensor result = torch.convolution(
                x.tensor(),
                weight.tensor(),
                new TensorOptional(),
                new long[] {w.stride(), w.strideAcross()},
                new long[] {w.padding(), w.paddingAcross()},
                both(w.dilation()),
                false,
                NONE,
                w.groups());
        elements.settle(result, y, add);
    }

    /** The gradients to x and to weight, each if it has a destination. */
    void convGrad(
            TorchTensor x,
            TorchTensor weight,
            TorchTensor gy,
            Window w,
            TorchTensor gx,
            boolean addX,
            TorchTensor gw,
            boolean addW) {
        T_TensorTensorTensor_T grads = torch.convolution_backward(
                gy.tensor(),
                x.tensor(),
                weight.tensor(),
                new LongArrayRefOptional(),
                new long[] {w.stride(), w.strideAcross()},
                new long[] {w.padding(), w.paddingAcross()},
                both(w.dilation()),
                false,
                NONE,
                w.groups(),
                wanted(gx != null, gw != null));
        if (gx != null) {
            elements.settle(grads.get0(), gx, addX);
        }
        if (gw != null) {
            elements.settle(grads.get1(), gw, addW);
        }
    }

    private static BoolPointer wanted(boolean x, boolean weight) {
        return new BoolPointer(3).put(0, x).put(1, weight).put(2, false);
    }

    void avgPool(TorchTensor x, Window w, TorchTensor y, boolean add) {
        TorchTensor to = add ? pool.take(y.shape()) : y;
        torch.avg_pool2d_out(
                to.tensor(),
                x.tensor(),
                both(w.kernel()),
                both(w.stride()),
                both(w.padding()),
                false,
                false,
                new LongOptional());
        elements.settle(to, y);
    }

    /** @param x of the input's shape; its values have no influence */
    void avgPoolGrad(TorchTensor gy, TorchTensor x, Window w, TorchTensor gx, boolean add) {
        TorchTensor to = add ? pool.take(gx.shape()) : gx;
        torch.avg_pool2d_backward_out(
                to.tensor(),
                gy.tensor(),
                x.tensor(),
                both(w.kernel()),
                both(w.stride()),
                both(w.padding()),
                false,
                false,
                new LongOptional());
        elements.settle(to, gx);
    }

    void maxPool(TorchTensor by, TorchTensor x, Window w, TorchTensor y) {
        T_TensorTensor_T maxima = maxima(by, w);
        if (by == x) {
            y.adopt(maxima.get0());
        } else {
            torch.gather_out(flat(y.tensor()), flat(x.tensor()), 2, flat(maxima.get1()));
        }
    }

    void maxPoolGrad(TorchTensor by, TorchTensor gy, Window w, TorchTensor gx, boolean add) {
        Tensor result = torch.max_pool2d_with_indices_backward(
                gy.tensor(),
                by.tensor(),
                both(w.kernel()),
                both(w.stride()),
                both(w.padding()),
                both(w.dilation()),
                false,
                maxima(by, w).get1());
        elements.settle(result, gx, add);
    }

    /** The largest values and their places in the plane; the first of equal ones. */
    private static T_TensorTensor_T maxima(TorchTensor by, Window w) {
        return torch.max_pool2d_with_indices(
                by.tensor(), both(w.kernel()), both(w.stride()), both(w.padding()), both(w.dilation()), false);
    }

    private static Tensor flat(Tensor map) {
        return map.flatten(2, 3);
    }
}
