package assay.core.run;

import assay.core.space.Genotype;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The state of a search after one epoch.
 *
 * @param epoch epochs done, from 1; for a judged run, the step that its rows name @param incumbent the cell that the search
 *     would answer now
 * @param trainLoss mean cross entropy over the epoch's training batches, nats
 * @param validLoss the same over its validation batches, before each architecture step; empty where none were seen
 * @param seconds wall-clock of the search so far, without interruptions; NaN if not known, because the rows of a judged run do
 *     not say it
 * @param simulatedSeconds what the search so far would have cost according to the table's training times; empty for a search
 *     that trains its own network
 * @param diagnostics further numbers about the search's state by name, such as {@link #ENTROPY}; in a fixed order
 */
public record EpochRecord(
        int epoch,
        Genotype incumbent,
        OptionalDouble trainLoss,
        OptionalDouble validLoss,
        double seconds,
        OptionalDouble simulatedSeconds,
        Map<String, Double> diagnostics) {
    /** Diagnostic: entropy of the distribution over architectures, nats; decisions are taken as independent. */
    public static final String ENTROPY = "entropy_nats";

    /** Diagnostic: the share of a cell's edges that a draw from the distribution makes skip connections, 0..1. */
    public static final String SKIP_SHARE = "skip_share";

    /**
     * Diagnostic that every search on images records: the share of the epoch's training images that the supernet gets right in
     * the steps of its weights, before each step, percent.
     */
    public static final String TRAIN_ACCURACY = "train_accuracy_percent";

    /** Diagnostic that every search on a supernet records: the steps of the weights in the epoch. */
    public static final String WEIGHT_STEPS = "weight_steps";

    /**
     * Diagnostic of the last epoch of every search on a supernet: the memory of its tensors in one step of the weights and one of
     * the architecture, as it is counted before the search begins, bytes.
     */
    public static final String STEP_BYTES = "step_tensor_bytes";

    /** Diagnostic: the share of validation images that the supernet itself gets wrong, percent. */
    public static final String ONE_SHOT_ERROR = "oneshot_valid_error_percent";

    /**
     * Diagnostic: the same share for the architecture that the search would answer, computed alone with the supernet's weights.
     */
    public static final String CHILD_ERROR = "child_valid_error_percent";

    /**
     * Diagnostic: the validation loss of the architecture that the search would answer, computed alone with the supernet's
     * weights, nats.
     */
    public static final String CHILD_LOSS = "child_valid_loss";

    /** Diagnostic: the eigenvalue farthest from zero of the Hessian of a validation batch's loss with respect to alpha. */
    public static final String HESSIAN_EIGENVALUE = "hessian_dominant_eigenvalue";

    /** Diagnostic: the sum of that Hessian's eigenvalues. */
    public static final String HESSIAN_TRACE = "hessian_trace";

    /** Diagnostic: the loss of a validation batch at the architecture's mean weights, nats. */
    public static final String LOSS_AT_MEAN = "loss_at_mean";

    /** Diagnostic: how far the same batch's loss lies above that, expected over draws of the architecture, nats. */
    public static final String LOSS_RISE = "expected_loss_rise";

    /** Diagnostic: the standard error of {@link #LOSS_RISE}. */
    public static final String LOSS_RISE_ERROR = "expected_loss_rise_error";

    /** Diagnostic: half the draws' variance times the loss's curvature, nats. By theory it equals {@link #LOSS_RISE}. */
    public static final String CURVATURE_TERM = "half_variance_curvature";

    /** Diagnostic: variance of alpha's gradient over draws on one batch, summed over its components. */
    public static final String GRADIENT_VARIANCE = "alpha_gradient_variance";

    /** Diagnostic: variance of the loss over the same draws, nats squared. */
    public static final String LOSS_VARIANCE = "draw_loss_variance";

    /** Diagnostic: the distance of alpha from its mean at the points where the search took its gradients, root mean square. */
    public static final String ALPHA_NOISE = "alpha_noise_rms";

    /** Diagnostic: how many architectures a report is to draw from the probabilities of this epoch. */
    public static final String SAMPLED_CELLS = "sampled_cells";

    /** Diagnostic: how many architectures a judged run had evaluated. */
    public static final String EVALUATIONS = "evaluations";

    private static final String PROBABILITY = "p:";

    /** Diagnostic: how probable an option of a decision is in a draw: {@code p:1<-0=skip_connect}. */
    public static String probability(String decision, String option) {
        return PROBABILITY + decision + "=" + option;
    }

    private static final String DRAWN = "w:";

    /** Diagnostic: the weight of an option of a decision in one draw of the relaxation: {@code w:1<-0=skip_connect}. */
    public static String drawn(String decision, String option) {
        return DRAWN + decision + "=" + option;
    }

    /** Whether the diagnostic with this name is such a weight. */
    public static boolean isDrawn(String name) {
        return name.startsWith(DRAWN);
    }

    /** Whether the diagnostic with this name is such a probability. */
    public static boolean isProbability(String name) {
        return name.startsWith(PROBABILITY);
    }

    public EpochRecord {
        diagnostics = Collections.unmodifiableMap(new LinkedHashMap<>(diagnostics)); // Map.copyOf loses the order
    }

    /** Without simulated time and diagnostics. */
    public EpochRecord(
            int epoch, Genotype incumbent, OptionalDouble trainLoss, OptionalDouble validLoss, double seconds) {
        this(epoch, incumbent, trainLoss, validLoss, seconds, OptionalDouble.empty(), Map.of());
    }
}
