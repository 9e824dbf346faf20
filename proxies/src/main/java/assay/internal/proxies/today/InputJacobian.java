package assay.internal.proxies.today;

import assay.proxies.ProxyTask;
import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tensor.Tensor;

/**
 * The gradient of the sum of all logits of a batch to its images, in training mode.
 *
 * @param rows one for each image, row-major; null if the logits depend on no image
 * @param images how many
 * @param classes logits of an image
 */
public record InputJacobian(double[] rows, int images, int classes) {
    /** The Jacobian of the task's batch, computed once. */
    public static InputJacobian of(ProxyTask task) {
        return task.shared(InputJacobian.class, () -> of(task.network(), task.images()));
    }

    /** The Jacobian of a batch. */
    public static InputJacobian of(Network network, Tensor batch) {
        Tape tape = new Tape(network.parameters().backend()).weightGrads(false);
        try {
            Var images = tape.input(batch);
            Var logits = network.forward(tape, images, Norms.BATCH);
            tape.backward(Loss.sum(tape, logits));
            double[] rows = null;
            if (images.grad() != null) {
                rows = new double[images.grad().size()];
                tape.backend().read(images.grad(), rows);
            }
            return new InputJacobian(rows, batch.dim(0), logits.value().dim(1));
        } finally {
            tape.clear();
        }
    }
}
