package assay.internal.benchmarks.sidebyside;

import assay.core.random.RandomStream;
import assay.supernet.recurrent.DropoutMasks;
import assay.supernet.recurrent.DropoutRates;
import assay.supernet.recurrent.TextSegment;
import java.util.Arrays;

/** A segment of random words, and masks that are drawn anew for each pass. */
final class RandomText {
    private final TextSegment segment;
    private final DropoutRates rates;
    private final int vocabulary;
    private final int hidden;
    private final RandomStream random = new RandomStream(1);

    RandomText(Wanted w, DropoutRates rates) {
        this.rates = rates;
        vocabulary = w.number("v");
        hidden = w.number("h");
        int batch = w.number("batch");
        int steps = w.number("bptt");
        int[] words = random.ints((long) (steps + 1) * batch, 0, vocabulary).toArray();
        segment = new TextSegment(
                Arrays.copyOf(words, steps * batch), Arrays.copyOfRange(words, batch, words.length), steps, batch);
    }

    TextSegment segment() {
        return segment;
    }

    DropoutMasks masks() {
        return DropoutMasks.of(rates, vocabulary, segment.batch(), hidden, 0, (role, element) -> random.nextDouble());
    }
}
