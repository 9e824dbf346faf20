package assay.internal.proxies.today;

import assay.proxies.Facts;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.SizingBackend;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Baselines, which every new proxy should beat: the cost of the operations on a path from the images to the logits. An
 * operation that no signal reaches, or that reaches no logit, is free. Larger is better.
 *
 * <ul>
 *   <li>Input: none; one pass of the network runs on an engine that computes nothing.
 *   <li>Initialisation, normalisation: none.
 *   <li>Layers: convolutions, and for multiply-adds and parameters the linear layers, with their bias. Never undefined.
 * </ul>
 */
public record OnPath(Count count) implements Proxy {
    /** What is counted. */
    public enum Count {
        /** Multiply-adds of one image. */
        FLOPS("on_path_flops", "multiply-adds of one image in the convolutions and linear layers on a path"),
        /** Convolution layers. */
        CONVS("on_path_convs", "number of convolutions on a path"),
        /** Weights of convolutions and linear layers. */
        PARAMS("on_path_params", "weights of the convolutions and linear layers on a path");

        private final String key;
        private final String words;

        Count(String key, String words) {
            this.key = key;
            this.words = words;
        }
    }

    @Override
    public String name() {
        return count.key;
    }

    @Override
    public boolean needsData() {
        return false;
    }

    private record Found(double flops, double convs, double params) {}

    @Override
    public OptionalDouble score(ProxyTask task) {
        Found found = task.shared(Found.class, () -> found(task));
        return Proxy.finite(
                switch (count) {
                    case FLOPS -> found.flops;
                    case CONVS -> found.convs;
                    case PARAMS -> found.params;
                });
    }

    private static Found found(ProxyTask task) {
        try (SizingBackend k = new SizingBackend(DType.FLOAT32);
                Network network = task.networkOn(k)) {
            Tape tape = new Tape(k).weightGrads(false).retainGrads(true);
            Var images =
                    tape.input(k.take(1, 3, task.probe().height(), task.probe().width()));
            tape.backward(Loss.sum(tape, network.forward(tape, images, Norms.BATCH)));
            if (images.grad() == null) {
                tape.clear();
                return new Found(0, 0, 0);
            }
            double flops = 0;
            double convs = 0;
            double params = 0;
            for (Tape.Layer layer : tape.weightedLayers()) {
                if (layer.out().grad() != null) {
                    int[] out = layer.out().value().shape();
                    double weights = layer.weight().value().size();
                    boolean conv = out.length == 4;
                    double positions = conv ? (double) out[2] * out[3] : 1;
                    double bias = conv ? 0 : out[1];
                    flops += weights * positions + bias;
                    params += weights + bias;
                    convs += conv ? 1 : 0;
                }
            }
            tape.clear();
            return new Found(flops, convs, params);
        }
    }

    @Override
    public Optional<Facts> facts() {
        return Optional.of(new Facts(
                count.words,
                "baseline",
                "none",
                "none",
                "none",
                "those that a signal passes on its way to the logits",
                "never"));
    }
}
