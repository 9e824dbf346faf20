package assay.internal.torch;

import assay.supernet.tensor.Curve;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Look-ups, the gate of recurrent cells and the loss over words. Called within a scope that frees what is not kept. */
final class Recurrent {
    private static final Curve[] CURVES = Curve.values();

    private final Ground ground;
    private final Elements elements;

    Recurrent(Ground ground, Elements elements) {
        this.ground = ground;
        this.elements = elements;
    }

    void gather(TorchTensor x, int[] rows, TorchTensor y, boolean add) {
        elements.settle(x.tensor().index_select(0, ground.numbers(rows, rows.length)), y, add);
    }

    void scatter(TorchTensor x, int[] rows, TorchTensor y) {
        y.tensor().index_add_(0, ground.numbers(rows, rows.length), x.tensor());
    }

    private static Tensor f(Curve curve, Tensor g) {
        return switch (curve) {
            case NONE -> g.mul(new Scalar(0.0));
            case TANH -> g.tanh();
            case RELU -> g.relu();
            case SIGMOID -> g.sigmoid();
            case IDENTITY -> g;
        };
    }

    private static Tensor slope(Curve curve, Tensor g) {
        return switch (curve) {
            case NONE -> g.mul(new Scalar(0.0));
            case TANH -> {
                Tensor y = g.tanh();
                yield torch.ones_like(g).addcmul_(y, y, new Scalar(-1.0));
            }
            case RELU -> torch.threshold_backward(torch.ones_like(g), g, new Scalar(0.0));
            case SIGMOID -> {
                Tensor y = g.sigmoid();
                yield y.sub(y.mul(y));
            }
            case IDENTITY -> torch.ones_like(g);
        };
    }

    private interface Part {
        Tensor of(Curve curve, Tensor g);
    }

    private static Tensor sum(double[] w, Tensor g, Part part) {
        Tensor sum = torch.zeros_like(g);
        for (int k = 1; k < CURVES.length; k++) {
            if (w[k] != 0) {
                sum.add_(part.of(CURVES[k], g), new Scalar(w[k]));
            }
        }
        return sum;
    }

    void highway(TorchTensor state, TorchTensor cg, double[] w, TorchTensor y, boolean add) {
        int h = state.dim(1);
        Tensor sigma = cg.tensor().narrow(1, 0, h).sigmoid();
        Tensor g = cg.tensor().narrow(1, h, h);
        Tensor old = state.tensor().mul(new Scalar(w[0]));
        elements.settle(sum(w, g, Recurrent::f).sub_(old).mul_(sigma).add_(old), y, add);
    }

    void highwayGrad(
            TorchTensor state,
            TorchTensor cg,
            double[] w,
            TorchTensor gradient,
            TorchTensor gs,
            boolean addS,
            TorchTensor gcg,
            boolean addCg,
            double[] gw) {
        int h = state.dim(1);
        Tensor s = state.tensor();
        Tensor gy = gradient.tensor();
        Tensor sigma = cg.tensor().narrow(1, 0, h).sigmoid();
        Tensor g = cg.tensor().narrow(1, h, h);
        Tensor through = sigma.mul(gy);
        Tensor kept = gy.sub(through);
        if (gcg != null) {
            if (!addCg) {
                gcg.tensor().zero_();
            }
            Tensor d = sum(w, g, Recurrent::f).sub_(s, new Scalar(w[0]));
            gcg.tensor().narrow(1, 0, h).add_(kept.mul(sigma).mul_(d));
            gcg.tensor().narrow(1, h, h).add_(through.mul(sum(w, g, Recurrent::slope)));
        }
        if (gw != null) {
            gw[0] += kept.mul(s).sum().item_double();
            for (int k = 1; k < CURVES.length; k++) {
                gw[k] += through.mul(f(CURVES[k], g)).sum().item_double();
            }
        }
        if (gs != null) {
            elements.settle(kept.mul(new Scalar(w[0])), gs, addS);
        }
    }

    void softmaxLoss(TorchTensor z, int[] labels, double[] losses, TorchTensor g) {
        int n = z.dim(0);
        Tensor logs = z.tensor().log_softmax(1);
        Tensor at = ground.numbers(labels, n).view(n, 1);
        ground.read(logs.gather(1, at), losses, n);
        for (int i = 0; i < n; i++) {
            losses[i] = -losses[i];
        }
        torch.exp_out(g.tensor(), logs);
        g.tensor().scatter_add_(1, at, torch.ones_like(logs.gather(1, at)).neg_());
    }
}
