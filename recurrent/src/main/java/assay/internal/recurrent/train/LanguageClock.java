package assay.internal.recurrent.train;

import assay.core.random.Seeds;
import assay.internal.recurrent.text.Columns;
import assay.internal.recurrent.text.Segment;
import assay.supernet.recurrent.DropoutMasks;

/** Times some steps and some measurements of a training that has not begun, to estimate the whole. */
public final class LanguageClock {
    /** Steps of time that are computed before others are timed. */
    private static final int WARM_UP_ROWS = 5;

    private final LanguageRecipe recipe;
    private final Learning learning;
    private final Columns train;
    private final Columns valid;
    private final Columns test;
    private final Seeds seeds;

    LanguageClock(LanguageRecipe recipe, Learning learning, Columns train, Columns valid, Columns test, Seeds seeds) {
        this.recipe = recipe;
        this.learning = learning;
        this.train = train;
        this.valid = valid;
        this.test = test;
        this.seeds = seeds;
    }

    /**
     * Seconds of a step over a segment of the usual length: the mean of several steps, after a short one that is not counted.
     */
    public double step(int steps) {
        Segment usual = train.segment(0, recipe.bptt());
        Segment first = train.segment(0, Math.min(recipe.bptt(), WARM_UP_ROWS));
        double seconds = 0;
        for (int i = 0; i <= steps; i++) {
            long from = System.nanoTime();
            DropoutMasks masks = DropoutMasks.draw(
                    recipe.dropouts(), learning.model(), train.batch(), seeds.stream("dropout", 0, i, 0));
            Segment segment = i == 0 ? first : usual;
            learning.rewind();
            learning.step(segment, learning.pass(train, segment, masks));
            seconds += i == 0 ? 0 : since(from);
        }
        return seconds / steps;
    }

    /** Seconds of a validation, estimated from one of its segments. */
    public double validation() {
        return seconds(valid);
    }

    /** Seconds of the measurement on the test text, estimated in the same way. */
    public double test() {
        return seconds(test);
    }

    private double seconds(Columns text) {
        Columns part = beginning(text, recipe.bptt());
        Evaluation.of(learning.model(), beginning(text, WARM_UP_ROWS), recipe.bptt(), null);
        long from = System.nanoTime();
        Evaluation.of(learning.model(), part, recipe.bptt(), null);
        return since(from) * (text.rows() - 1) / (part.rows() - 1);
    }

    private static Columns beginning(Columns text, int rows) {
        return Columns.ofRows(text.rows(0, Math.min(text.rows(), rows + 1)), text.batch());
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
