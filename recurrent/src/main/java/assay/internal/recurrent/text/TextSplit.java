package assay.internal.recurrent.text;

import java.util.List;

/** The parts of a text, in the order in which their words are numbered. */
public enum TextSplit {
    TRAIN("train"),
    VALID("valid"),
    TEST("test");

    private final String word;

    TextSplit(String word) {
        this.word = word;
    }

    /** The word for this part in names of files and in answers. */
    public String word() {
        return word;
    }

    /** The possible names of its file: our name, then the names in Penn Treebank and in WikiText. */
    List<String> names() {
        return List.of(word + ".txt", "ptb." + word + ".txt", "wiki." + word + ".tokens");
    }
}
