package assay.proxies;

import java.util.OptionalDouble;

/**
 * Judges an architecture by its untrained network. Larger is better for every proxy here. Definitions are those of the
 * published code (SamsungLabs/zero-cost-nas; naswot: BayesWatch/nas-without-training): sums run over the weights of
 * convolutions and linear layers only, networks are in training mode.
 */
public interface Proxy {
    /** As in configurations: {@code synflow}. */
    String name();

    /** Whether the probe must hold images and labels. */
    boolean needsData();

    /**
     * Whether the score depends only on the network's function and its derivatives, so that edges on no path and the order of
     * nodes make no difference; otherwise it counts what is there whether it matters or not.
     */
    default boolean isOfFunction() {
        return true;
    }

    /** Whether it is the synaptic flow without normalisation, to which a space may know a shorter way than by its network. */
    default boolean isFlow() {
        return false;
    }

    /** Whether it looks at more of {@link ProxyTask#pass} than losses, values and gradients to weights. */
    default boolean needsInnerGradients() {
        return false;
    }

    /** The score; empty where the formula has no value for this architecture, or none that is finite. */
    OptionalDouble score(ProxyTask task);

    /** The score as an optional: empty for NaN and the infinities. */
    static OptionalDouble finite(double score) {
        return Double.isFinite(score) ? OptionalDouble.of(score) : OptionalDouble.empty();
    }
}
