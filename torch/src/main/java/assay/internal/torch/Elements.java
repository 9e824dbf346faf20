package assay.internal.torch;

import assay.supernet.tensor.Pool;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Operations on single elements. Called within a scope that frees temporary objects. */
final class Elements {
    private final Pool<TorchTensor> pool;

    Elements(Pool<TorchTensor> pool) {
        this.pool = pool;
    }

    /** The result becomes y, or is added to it. */
    void settle(Tensor result, TorchTensor y, boolean add) {
        if (add) {
            y.tensor().add_(result);
        } else {
            y.adopt(result);
        }
    }

    /** Adds a temporary of the pool to y and gives it back; does nothing if the result already is in y. */
    void settle(TorchTensor from, TorchTensor y) {
        if (from != y) {
            y.tensor().add_(from.tensor());
            pool.give(from);
        }
    }

    void axpby(double a, TorchTensor x, double b, TorchTensor y) {
        if (b == 0) {
            if (a == 1) {
                y.tensor().copy_(x.tensor());
            } else {
                torch.mul_out(y.tensor(), x.tensor(), new Scalar(a));
            }
        } else {
            if (b != 1) {
                y.tensor().mul_(new Scalar(b));
            }
            y.tensor().add_(x.tensor(), new Scalar(a));
        }
    }

    void multiply(TorchTensor u, TorchTensor v, TorchTensor y, boolean add) {
        if (add) {
            y.tensor().addcmul_(u.tensor(), v.tensor());
        } else {
            torch.mul_out(y.tensor(), u.tensor(), v.tensor());
        }
    }

    void reluGrad(TorchTensor y, TorchTensor gy, TorchTensor gx, boolean add) {
        TorchTensor to = add ? pool.take(gx.shape()) : gx;
        torch.threshold_backward_out(to.tensor(), gy.tensor(), y.tensor(), new Scalar(0.0));
        settle(to, gx);
    }

    /** Uses the library's sum, which adds in pairs; its dot product does not. */
    double dot(TorchTensor u, TorchTensor v) {
        TorchTensor products = pool.take(u.shape());
        torch.mul_out(products.tensor(), u.tensor(), v.tensor());
        double sum = products.tensor().sum().item_double();
        pool.give(products);
        return sum;
    }
}
