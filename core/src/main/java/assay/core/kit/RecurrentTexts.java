package assay.core.kit;

import assay.core.error.UsageException;
import assay.core.space.recurrent.CostRecurrent;
import assay.core.truth.Dataset;
import java.util.List;

/** The texts of language models, as data sets: their words take the place of classes. */
public final class RecurrentTexts {
    /** The text that the program carries, a part of Moby-Dick. */
    public static final String EMBEDDED = "moby-mini";

    private static final List<Dataset> ALL = List.of(
            new Dataset("ptb", "Penn Treebank", CostRecurrent.PTB_WORDS, 1),
            new Dataset("wikitext2", "WikiText-2", CostRecurrent.WIKITEXT2_WORDS, 1),
            new Dataset(EMBEDDED, "Moby-Dick (part)", 2002, 1),
            new Dataset("text", "a text of the user", 1, 1));

    private RecurrentTexts() {}

    /** Their names in experiment files; {@code text} is any folder. */
    public static List<String> keys() {
        return ALL.stream().map(Dataset::key).toList();
    }

    /**
     * The text with this name.
     *
     * @throws UsageException naming all of them
     */
    public static Dataset dataset(String key) {
        return ALL.stream()
                .filter(d -> d.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "unknown text: expected one of " + String.join(", ", keys()) + ", found '" + key + "'."));
    }
}
