package assay.proxies;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Judges an architecture by its untrained network. Larger is better for every proxy here. Definitions are those of the
 * published code (SamsungLabs/zero-cost-nas; naswot: BayesWatch/nas-without-training): sums run over the weights of
 * convolutions and linear layers only, networks are in training mode.
 */
public interface Proxy {
    /** The name in configurations: {@code synflow}. */
    String name();

    /** Whether the probe must have images and labels. */
    boolean needsData();

    /**
     * Whether the score depends only on the network's function and its derivatives. Then edges on no path and the order of
     * nodes make no difference. Otherwise the score also counts parts without effect.
     */
    default boolean isOfFunction() {
        return true;
    }

    /**
     * Whether it is the synaptic flow without normalisation. A space may have a faster way to compute it than by its network.
     */
    default boolean isFlow() {
        return false;
    }

    /** Whether it needs more of {@link ProxyTask#pass} than losses, values and gradients to weights. */
    default boolean needsInnerGradients() {
        return false;
    }

    /** Whether it draws numbers itself, from {@link Probe#seeds}. Then it depends on a sweep's seed even without images. */
    default boolean drawsNumbers() {
        return false;
    }

    /** What it computes, for people; empty if nobody wrote it down. */
    default Optional<Facts> facts() {
        return Optional.empty();
    }

    /** The score; empty if the formula has no finite value for this architecture. */
    OptionalDouble score(ProxyTask task);

    /** The score as an optional: empty for NaN and the infinities. */
    static OptionalDouble finite(double score) {
        return Double.isFinite(score) ? OptionalDouble.of(score) : OptionalDouble.empty();
    }
}
