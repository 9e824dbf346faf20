package assay.internal.proxies.today;

import assay.proxies.ProxyTask;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.function.Function;

/** A part of the probe's batch, for proxies that look at fewer images. */
final class FirstImages {
    private FirstImages() {}

    /**
     * Works on images {@code from .. from + count - 1}.
     *
     * @param count at most as many as there are from there on
     */
    static <T> T of(ProxyTask task, int from, int count, Function<Tensor, T> work) {
        Backend k = task.probe().backend();
        Tensor all = task.images();
        double[] pixels = new double[all.size()];
        k.read(all, pixels);
        int image = all.size() / all.dim(0);
        Tensor part = k.take(count, all.dim(1), all.dim(2), all.dim(3));
        try {
            k.write(Arrays.copyOfRange(pixels, from * image, (from + count) * image), part);
            return work.apply(part);
        } finally {
            k.give(part);
        }
    }
}
