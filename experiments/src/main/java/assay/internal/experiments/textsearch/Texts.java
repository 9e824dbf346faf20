package assay.internal.experiments.textsearch;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.core.kit.RecurrentTexts;
import assay.internal.recurrent.text.Columns;
import assay.internal.recurrent.text.Corpus;
import assay.internal.recurrent.text.MobyMini;
import assay.internal.recurrent.text.TextSplit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds and cuts the texts of an experiment. */
public final class Texts {
    private Texts() {}

    /**
     * Reads a text.
     *
     * @param data flag {@code --data}, or {@code ASSAY_REAL_DATA}: the folder of the text, or one that has it under the data set's name
     */
    public static Corpus read(String dataset, Optional<Path> data) {
        if (dataset.equals(RecurrentTexts.EMBEDDED)) {
            return MobyMini.load();
        }
        Path folder = data.orElseThrow(() -> new DataMissingException("text: expected the text " + dataset
                + " of the experiment, found neither --data DIR nor ASSAY_REAL_DATA. Give --data with the folder that has its"
                + " train, valid and test file, or take the text of the program: --set text.dataset="
                + RecurrentTexts.EMBEDDED
                + "."));
        Path inside = folder.resolve(dataset);
        Corpus corpus = Corpus.read(Files.isDirectory(inside) ? inside : folder);
        published(dataset)
                .filter(name -> !corpus.known().equals(Optional.of(name)))
                .ifPresent(name -> {
                    throw new DataMissingException("text " + corpus.name() + ": expected " + name
                            + ", byte for byte, found another text, which would be reported under that name. Give --data"
                            + " with its folder, or for another text --set text.dataset=text (or retrain.dataset).");
                });
        return corpus;
    }

    /** The text that belongs to a data set's name. */
    private static Optional<String> published(String dataset) {
        return switch (dataset) {
            case "ptb" -> Optional.of(Corpus.PTB);
            case "wikitext2" -> Optional.of(Corpus.WIKITEXT2);
            default -> Optional.empty();
        };
    }

    /** This many words from the beginning of a part, 0 for all, in columns. */
    static Columns columns(Corpus corpus, TextSplit split, int words, int batch) {
        int[] all = corpus.tokens(split);
        int[] first = words == 0 || words >= all.length ? all : Arrays.copyOf(all, words);
        Columns columns = new Columns("the part " + split.word() + " of text " + corpus.name(), first, batch);
        if (columns.rows() < 3) {
            throw new UsageException("supernet.batch: expected at most " + first.length / 3
                    + " columns, so that each has 3" + " words of the part " + split.word() + ", found " + batch + ".");
        }
        return columns;
    }
}
