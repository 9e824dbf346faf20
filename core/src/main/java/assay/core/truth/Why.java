package assay.core.truth;

import java.util.function.Supplier;

/**
 * An explanation that is put into words when it is first asked for: most who find no number do not ask. Two are equal if their
 * words are. Any thread may ask.
 */
public final class Why {
    private final Supplier<String> words;
    /** Made twice if two threads ask at once; the same each time. */
    private String text;

    /** @param words gives the same text whenever it is asked */
    public Why(Supplier<String> words) {
        this.words = words;
    }

    /** The words. */
    public String text() {
        String made = text;
        if (made == null) {
            made = words.get();
            text = made;
        }
        return made;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Why why && text().equals(why.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
