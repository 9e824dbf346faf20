package assay.internal.conformance.recurrent;

import assay.core.random.ValueRule;
import assay.core.space.recurrent.OpRecurrent;
import assay.internal.conformance.check.Fields;
import assay.internal.recurrent.text.Columns;
import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.recurrent.DropoutMasks;
import assay.supernet.recurrent.DropoutRates;
import assay.supernet.recurrent.LanguageModel;
import assay.supernet.recurrent.TextSegment;
import java.util.Arrays;
import java.util.List;

/** What an entry says about sizes, values, texts and masks. */
final class RecurrentSetting {
    static final int OPTIONS = OpRecurrent.values().length;

    final int vocabulary;
    final int hidden;
    final int batch;
    private final Fields entry;

    RecurrentSetting(Fields entry) {
        this.entry = entry;
        vocabulary = entry.small("vocabulary", 1, 100_000);
        hidden = entry.small("hidden", 1, 2000);
        batch = entry.small("batch", 1, 2000);
    }

    /** Gives the model its values, each tensor by its stream and scale. */
    void fill(LanguageModel model) {
        Parameters parameters = model.parameters();
        List<Fields> list = entry.objects("parameters");
        if (list.size() != parameters.list().size()) {
            throw entry.refused(
                    entry.place("parameters"), parameters.list().size() + " tensors", list.size() + " tensors");
        }
        for (int i = 0; i < list.size(); i++) {
            Parameter p = parameters.list().get(i);
            Fields f = list.get(i);
            int[] shape =
                    Arrays.stream(f.numbers("shape")).mapToInt(d -> (int) d).toArray();
            if (!f.text("kind").equals(p.kind().key()) || !Arrays.equals(shape, p.shape())) {
                throw f.refused(
                        f.at(),
                        p.kind().key() + " " + Arrays.toString(p.shape()),
                        f.text("kind") + " " + Arrays.toString(shape));
            }
            long stream = f.whole("index", 0, Integer.MAX_VALUE);
            parameters.set(p, ValueRule.sym(stream, p.size(), f.number("scale")));
        }
    }

    /** Rows {@code from} to {@code from + steps} of a stream of words, and the words that follow each. */
    TextSegment text(String streamKey, int from, int steps) {
        long stream = entry.whole(streamKey, 0, 1L << 31);
        int[] words = new int[(steps + 1) * batch];
        Arrays.setAll(words, i -> word(stream, (long) from * batch + i));
        return new TextSegment(
                Arrays.copyOf(words, steps * batch), Arrays.copyOfRange(words, batch, words.length), steps, batch);
    }

    /** A whole table of words: row r of column b is number {@code r * columns + b} of the stream. */
    Columns columns(String streamKey, int rows, int columns) {
        long stream = entry.whole(streamKey, 0, 1L << 31);
        int[] words = new int[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int b = 0; b < columns; b++) {
                words[b * rows + r] = word(stream, (long) r * columns + b);
            }
        }
        return new Columns(entry.place(streamKey), words, columns);
    }

    private int word(long stream, long k) {
        return (int) Math.floor(vocabulary * ValueRule.u(stream, k));
    }

    /** {@code [batch, hidden]}; zeros where there is no stream. */
    double[] hiddenBefore() {
        if (entry.node().path("hidden_stream").isNull()) {
            return new double[batch * hidden];
        }
        return ValueRule.sym(entry.whole("hidden_stream", 0, 1L << 31), batch * hidden, entry.number("hidden_scale"));
    }

    /** @param pass forward passes in training mode that the case made before */
    DropoutMasks masks(int pass) {
        if (entry.node().path("mask_stream").isNull()) {
            return DropoutMasks.NONE;
        }
        long stream = entry.whole("mask_stream", 0, 1L << 31);
        Fields p = entry.object("dropout");
        try {
            DropoutRates rates = new DropoutRates(
                    p.number("embedding"), p.number("input"), p.number("x"), p.number("h"), p.number("output"));
            return DropoutMasks.of(
                    rates, vocabulary, batch, hidden, 0, (role, k) -> ValueRule.u(stream + 10L * pass + role, k));
        } catch (IllegalArgumentException e) {
            throw entry.refused(entry.place("dropout"), "shares from 0 to below 1", e.getMessage());
        }
    }

    /** The table of alpha for this number of nodes. */
    static double[] alpha(Fields entry, int nodes) {
        int size = nodes * (nodes + 1) / 2 * OPTIONS;
        return entry.has("alpha")
                ? entry.flat("alpha", size)
                : ValueRule.sym(entry.whole("alpha_stream", 0, 1L << 31), size, entry.number("alpha_scale"));
    }

    /** Running statistics as files give them: means, then variances. */
    static double[] running(Fields entry, int hidden) {
        long stream = entry.whole("running_stream", 0, 1L << 31);
        double[] all = Arrays.copyOf(ValueRule.sym(stream, hidden, 0.3), 2 * hidden);
        double[] variance = ValueRule.sym(stream + 1, hidden, 0.5);
        for (int i = 0; i < hidden; i++) {
            all[hidden + i] = 1 + variance[i];
        }
        return all;
    }
}
