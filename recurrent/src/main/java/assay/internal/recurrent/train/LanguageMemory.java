package assay.internal.recurrent.train;

import assay.core.space.recurrent.CostRecurrent;
import assay.core.space.recurrent.GenotypeRecurrent;
import assay.internal.recurrent.text.Columns;
import assay.internal.recurrent.text.Segment;
import assay.supernet.recurrent.DropoutMasks;
import assay.supernet.recurrent.LanguageModel;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.SizingBackend;

/** The memory that the tensors of a language model's training need. It is found by a step that computes nothing. */
public final class LanguageMemory {
    private LanguageMemory() {}

    /**
     * Bytes of only the weights, averages, states and scores. This is found quickly, and also works if the model is too
     * large for {@link #bytes}.
     */
    public static long least(LanguageRecipe recipe, GenotypeRecurrent cell, int words) {
        long rows = (long) recipe.bptt() * recipe.batch();
        long weights = 2 * CostRecurrent.of(cell, words, recipe.hidden()).params();
        return DType.FLOAT32.bytes() * (weights + rows * (words + (long) recipe.hidden() * cell.computed()));
    }

    /** Bytes of weights, averages and one step over the longest segment. */
    public static long bytes(LanguageRecipe recipe, GenotypeRecurrent cell, int words) {
        int longest = recipe.bptt() + recipe.longer();
        int batch = recipe.batch();
        Columns text = new Columns("sizes", new int[Math.multiplyExact(longest + 1, batch)], batch);
        try (SizingBackend k = new SizingBackend(DType.FLOAT32);
                LanguageModel model = Learning.model(k, recipe, cell, words);
                Learning learning = new Learning(recipe, model)) {
            learning.begin(LanguageEpoch.Phase.AVERAGED);
            Segment segment = text.segment(0, longest);
            DropoutMasks masks = DropoutMasks.of(recipe.dropouts(), model, batch, (role, element) -> 1);
            learning.step(segment, learning.pass(text, segment, masks));
            return k.bytesHeld();
        }
    }
}
