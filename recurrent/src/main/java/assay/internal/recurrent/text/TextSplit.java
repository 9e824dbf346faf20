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

    /** In names of files and answers. */
    public String word() {
        return word;
    }

    /** What its file may be called: ours, then as Penn Treebank and WikiText come. */
    List<String> names() {
        return List.of(word + ".txt", "ptb." + word + ".txt", "wiki." + word + ".tokens");
    }
}
