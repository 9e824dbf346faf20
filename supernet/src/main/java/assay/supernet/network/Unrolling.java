package assay.supernet.network;

import assay.supernet.tape.Weight;
import java.util.Set;

/**
 * How the second order looks a step of the weights ahead.
 *
 * @param clip largest norm of the step's gradient, and of the gradient at w' that directs the mixed product; 0 for no clipping
 * @param capped whether the mixed product is multiplied by the factor that the step's gradient was clipped by; else by clip/norm, also where that
 *     is above 1 and nothing was clipped (the released code for recurrent cells)
 * @param still weights that stay where they are in the step
 */
public record Unrolling(double clip, boolean capped, Set<Weight> still) {
    /** Every weight, and no clipping: the released code for images. */
    public static final Unrolling PLAIN = new Unrolling(0, true, Set.of());

    public Unrolling {
        still = Set.copyOf(still);
    }

    /** The factor of a gradient of this norm. */
    public double scale(double norm) {
        return clip == 0 ? 1 : Math.min(1, clip / (norm + 1e-6));
    }

    /** The factor of the mixed product. */
    public double productFactor(double norm) {
        return clip == 0 || capped ? scale(norm) : clip / (norm + 1e-6);
    }
}
