package assay.core.truth;

import java.util.function.Supplier;

/**
 * An explanation. Its words are made when they are first read, because most callers never read them. Two explanations are equal
 * if their words are equal. Safe for threads.
 */
public final class Why {
    private final Supplier<String> words;
    /** Two threads may make it at the same time; the result is the same. */
    private String text;

    /** @param words always gives the same text */
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
