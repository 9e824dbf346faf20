package assay.internal.recurrent.train;

import assay.core.error.UsageException;
import assay.internal.recurrent.text.Columns;
import assay.internal.recurrent.text.Corpus;
import assay.internal.recurrent.text.TextSplit;

/** The three parts of a text in the columns of a recipe. */
public record LanguageColumns(Columns train, Columns valid, Columns test) {
    private static final int LEAST_ROWS = 3;

    /**
     * Cuts a text.
     *
     * @throws UsageException if a part is too short for its columns
     */
    public static LanguageColumns of(LanguageRecipe recipe, Corpus corpus) {
        Columns train = columns(corpus, TextSplit.TRAIN, recipe.batch());
        if (train.rows() < LEAST_ROWS) {
            throw new UsageException("--batch: expected at most " + corpus.tokens(TextSplit.TRAIN).length / LEAST_ROWS
                    + " columns, so that each has 3 words of the training text, found " + recipe.batch() + ".");
        }
        return new LanguageColumns(
                train,
                columns(corpus, TextSplit.VALID, LanguageRecipe.VALID_COLUMNS),
                columns(corpus, TextSplit.TEST, 1));
    }

    private static Columns columns(Corpus corpus, TextSplit split, int columns) {
        return new Columns("the part " + split.word() + " of text " + corpus.name(), corpus.tokens(split), columns);
    }
}
