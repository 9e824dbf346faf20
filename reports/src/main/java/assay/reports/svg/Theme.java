package assay.reports.svg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The look that figures share with the page around them. */
public final class Theme {
    /** Colours before they repeat. */
    private static final int COLOURS = 7;

    private Theme() {}

    /** The style sheet of the figures; light, and dark where the reader's system is dark. */
    public static String css() {
        try (InputStream in = Theme.class.getResourceAsStream("figure.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class of the i-th series; series beyond the seventh repeat colours, so every series is also named in text.
     * Negative: the background. */
    public static String series(int i) {
        return i < 0 ? "back" : "s" + i % COLOURS;
    }

    /** Dashes, with a space before, where the colours have begun again. */
    public static String dashes(int i) {
        return i < COLOURS ? "" : " dash" + i / COLOURS % 4;
    }
}
