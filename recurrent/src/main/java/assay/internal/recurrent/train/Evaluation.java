package assay.internal.recurrent.train;

import assay.core.error.InterruptedRunException;
import assay.internal.recurrent.text.Columns;
import assay.internal.recurrent.text.Segment;
import assay.supernet.network.Norms;
import assay.supernet.recurrent.DropoutMasks;
import assay.supernet.recurrent.LanguageModel;
import assay.supernet.recurrent.RecurrentPass;
import assay.supernet.recurrent.TextSegment;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Vec;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The result when a model reads a text: without dropout, in segments of one length. The hidden state begins with zeros and
 * is carried from segment to segment.
 *
 * @param segments of the text; the last one may be shorter
 * @param losses the mean loss of a word, for each segment
 * @param hidden the state at the end, {@code [columns, hidden]}
 */
public record Evaluation(List<Segment> segments, double[] losses, double[] hidden, LanguageQuality quality) {
    /**
     * Reads the text.
     *
     * @param mix the weights of the operations on all edges; null for a fixed cell
     */
    public static Evaluation of(LanguageModel model, Columns text, int bptt, Vec mix) {
        return of(model, text, bptt, mix, () -> false);
    }

    /**
     * Reads the text, unless it is asked to stop.
     *
     * @param stop asked before each segment
     * @throws InterruptedRunException if it says so
     */
    static Evaluation of(LanguageModel model, Columns text, int bptt, Vec mix, BooleanSupplier stop) {
        Tape tape = new Tape(model.parameters().backend()).weightGrads(false);
        List<Segment> segments = text.segments(bptt);
        double[] losses = new double[segments.size()];
        double[] state = model.start(text.batch());
        double sum = 0;
        for (int i = 0; i < losses.length; i++) {
            if (stop.getAsBoolean()) {
                throw new InterruptedRunException("stopped while a text was measured.");
            }
            Segment s = segments.get(i);
            RecurrentPass pass = model.forward(tape, words(text, s), state, DropoutMasks.NONE, mix, Norms.RUNNING);
            losses[i] = pass.raw().value();
            state = pass.hidden();
            tape.clear();
            sum += s.length() * losses[i];
        }
        return new Evaluation(segments, losses, state, new LanguageQuality(sum, text.rows(), text.batch()));
    }

    /** A segment in the form that models read. */
    static TextSegment words(Columns text, Segment s) {
        return new TextSegment(text.input(s), text.target(s), s.length(), text.batch());
    }
}
