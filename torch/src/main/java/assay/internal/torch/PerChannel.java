package assay.internal.torch;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Pool;
import assay.supernet.tensor.Shapes;
import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Sums and factors of channels. Called within a scope that frees temporary objects. */
final class PerChannel {
    private final Pool<TorchTensor> pool;
    private final Ground ground;

    PerChannel(Pool<TorchTensor> pool, Ground ground) {
        this.pool = pool;
        this.ground = ground;
    }

    private static Tensor view(Channels c) {
        Tensor t = ((TorchTensor) c.tensor()).tensor();
        return c.count() == c.tensor().dim(1) ? t : t.narrow(1, c.from(), c.count());
    }

    private static boolean flat(Channels c) {
        return c.tensor().shape().length == 2;
    }

    /** A vector in the shape of a map's channels. */
    private Tensor along(double[] values, Channels c) {
        Tensor v = ground.vector(values, c.count());
        return flat(c) ? v : v.view(1, c.count(), 1, 1);
    }

    private void sums(Tensor map, Channels c, double[] sums) {
        ground.read(flat(c) ? map.sum(0) : map.sum(0, 2, 3), sums, c.count());
    }

    private TorchTensor likeRange(Channels c) {
        int[] shape = c.tensor().shape().clone();
        shape[1] = c.count();
        return pool.take(shape);
    }

    /** Takes two passes: the mean, then the squared distances from it. */
    void moments(Channels x, double[] mean, double[] variance) {
        double m = (double) x.tensor().dim(0) * Shapes.positions(x.tensor());
        sums(view(x), x, mean);
        for (int c = 0; c < x.count(); c++) {
            mean[c] /= m;
        }
        TorchTensor squares = likeRange(x);
        torch.sub_out(squares.tensor(), view(x), along(mean, x));
        squares.tensor().mul_(squares.tensor());
        sums(squares.tensor(), x, variance);
        for (int c = 0; c < x.count(); c++) {
            variance[c] /= m;
        }
        pool.give(squares);
    }

    void sums(Channels x, double[] sums) {
        sums(view(x), x, sums);
    }

    void dots(Channels u, Channels v, double[] center, double[] dots) {
        TorchTensor products = likeRange(v);
        torch.sub_out(products.tensor(), view(v), along(center, v));
        products.tensor().mul_(view(u));
        sums(products.tensor(), v, dots);
        pool.give(products);
    }

    void affine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add) {
        Tensor to = view(y);
        boolean adds = add;
        for (int t = 0; t < x.length; t++) {
            Tensor from = view(x[t]);
            if (same(scale[t], y.count())) {
                Scalar s = new Scalar(scale[t][0]);
                if (adds) {
                    to.add_(from, s);
                } else {
                    torch.mul_out(to, from, s);
                }
            } else if (adds) {
                to.addcmul_(from, along(scale[t], y));
            } else {
                torch.mul_out(to, from, along(scale[t], y));
            }
            adds = true;
        }
        if (shift == null) {
            if (!adds) {
                to.zero_();
            }
        } else if (adds) {
            to.add_(along(shift, y));
        } else {
            to.copy_(along(shift, y));
        }
    }

    private static boolean same(double[] values, int n) {
        for (int i = 1; i < n; i++) {
            if (values[i] != values[0]) {
                return false;
            }
        }
        return true;
    }

    void scaleSamples(TorchTensor x, double[] factor, TorchTensor y, boolean add) {
        long[] along = new long[x.shape().length];
        Arrays.fill(along, 1);
        along[0] = x.dim(0);
        Tensor f = ground.vector(factor, x.dim(0)).view(along);
        if (add) {
            y.tensor().addcmul_(x.tensor(), f);
        } else {
            torch.mul_out(y.tensor(), x.tensor(), f);
        }
    }

    void spatialMean(TorchTensor x, TorchTensor y) {
        torch.mean_out(y.tensor(), x.tensor(), 2, 3);
    }

    void spatialMeanGrad(TorchTensor gy, TorchTensor gx, boolean add) {
        Tensor share = gy.tensor().mul(new Scalar(1.0 / Shapes.positions(gx))).view(gx.dim(0), gx.dim(1), 1, 1);
        if (add) {
            gx.tensor().add_(share);
        } else {
            gx.tensor().copy_(share);
        }
    }
}
