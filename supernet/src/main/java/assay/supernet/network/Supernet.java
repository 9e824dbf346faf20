package assay.supernet.network;

import assay.core.error.UsageException;
import assay.core.space.SearchSpace;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tape.Weight;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A network that contains every architecture of a space at once. */
public interface Supernet extends AutoCloseable {
    SearchSpace space();

    Parameters parameters();

    /**
     * @param mix the weight of every option, group after group in the order of {@link SearchSpace#alphas()}
     * @return logits {@code [n, classes]}
     */
    Var forward(Tape tape, Var images, Vec mix, Norms norms);

    /**
     * Reads a batch that is not a batch of images; empty if this supernet reads images.
     *
     * @param values values in place of pixels
     * @param about numbers in place of labels
     * @param columns number in place of the number of images
     * @throws UsageException if it is of the wrong kind
     */
    default Optional<PassInput> text(float[] values, int[] about, int columns) {
        return Optional.empty();
    }

    /** The loss of a pass, on the tape. */
    default Loss loss(Tape tape, PassInput sample, Vec mix, Norms norms, Pass pass) {
        ImageSample s = (ImageSample) sample;
        return Loss.crossEntropy(tape, forward(tape, tape.constant(s.images()), mix, norms), s.labels());
    }

    /** Loss and accuracy on a sample; the tape is cleared. */
    default Judgement judge(Tape tape, PassInput sample, Vec mix, Norms norms) {
        ImageSample s = (ImageSample) sample;
        Var logits = forward(tape, tape.constant(s.images()), mix, norms);
        double loss = Loss.crossEntropy(tape, logits, s.labels()).value();
        int n = logits.value().dim(0);
        int classes = logits.value().dim(1);
        double[] z = new double[n * classes];
        tape.backend().read(logits.value(), z);
        tape.clear();
        int correct = 0;
        for (int i = 0; i < n; i++) {
            int best = 0;
            for (int c = 1; c < classes; c++) {
                best = z[i * classes + c] > z[i * classes + best] ? c : best;
            }
            correct += best == s.labels()[i] ? 1 : 0;
        }
        return new Judgement(loss, correct, n);
    }

    /**
     * The error that is recorded of a supernet: percent of wrong images, and of texts the perplexity.
     *
     * @param judged of all samples together
     */
    default double error(Judgement judged) {
        return 100.0 * (judged.size() - judged.right()) / judged.size();
    }

    /** How the second order looks a step ahead. */
    default Unrolling unrolling() {
        return Unrolling.PLAIN;
    }

    /**
     * The state that goes from one sample to the next and is not in the parameters, for checkpoints. The number of arrays is
     * always the same.
     */
    default List<double[]> carried() {
        return List.of();
    }

    /** Takes what {@link #carried} gave. */
    default void carry(List<double[]> values) {}

    /** The same pass with the batch's own statistics. */
    default Var forward(Tape tape, Var images, Vec mix) {
        return forward(tape, images, mix, Norms.BATCH);
    }

    /**
     * A supernet in which more channels go through the operations; the new channels are copies of randomly chosen old ones
     * (progressive DrNAS). Its values are not set: {@link Widened#gather} gives them.
     *
     * @param partial one channel in {@code partial} goes through the operations
     * @throws UsageException if this supernet cannot be widened in this way
     */
    default Widened wider(int partial, RandomGenerator random) {
        throw new UsageException(
                "supernet of " + space().name() + ": expected a search in one stage, found a change to 1 in " + partial
                        + " channels. This supernet cannot be widened.");
    }

    /**
     * A supernet of the same kind with another number of cells, its values not set (P-DARTS).
     *
     * @throws UsageException if this supernet's depth is fixed
     */
    default Supernet deeper(int cells) {
        throw new UsageException(
                "supernet of " + space().name() + ": expected a search in one depth, found a change to " + cells
                        + " cells. Only the supernet of the space darts can change it.");
    }

    /**
     * The beginning of a parameter's name that is the same for all of one candidate operation of one edge of one cell; empty if
     * candidates have no weights of their own.
     */
    default Optional<Pattern> operationNames() {
        return Optional.empty();
    }

    /**
     * The weights of each candidate operation that has some.
     *
     * @throws UsageException if candidates have no weights of their own
     */
    default List<List<Weight>> operations() {
        Pattern name = operationNames()
                .orElseThrow(() -> new UsageException("supernet of " + space().name()
                        + ": expected candidate operations with weights of their own where single ones freeze"
                        + " (gate: oles), found none. Give gate: none."));
        Map<String, List<Weight>> all = new LinkedHashMap<>();
        for (Parameter p : parameters().list()) {
            Matcher found = name.matcher(p.name());
            if (found.find()) {
                all.computeIfAbsent(found.group(), n -> new ArrayList<>()).add(p.weight());
            }
        }
        return List.copyOf(all.values());
    }

    /**
     * Gives every cell its own architecture weights: from now on {@code mix} has the options' weights of the first cell, then
     * those of the second, and so on.
     *
     * @return how many cells there are
     * @throws UsageException if this supernet's cells always share their weights
     */
    default int separateCells() {
        throw new UsageException("supernet of " + space().name()
                + ": expected architecture weights that all cells share, found some of each cell's own"
                + " (paths of single cells, or alignment_weight above 0)."
                + " Only the supernets of nasbench201 and darts can.");
    }

    /**
     * From now on leaves skip connections out for some images, as {@code drop} says.
     *
     * @throws UsageException if this supernet cannot
     */
    default void dropSkips(DropPath drop) {
        if (drop.active()) {
            throw new UsageException("supernet of " + space().name()
                    + ": expected a search that keeps its skip connections, found one that leaves some out."
                    + " Only the supernet of the space darts can.");
        }
    }

    @Override
    default void close() {
        parameters().close();
    }
}
