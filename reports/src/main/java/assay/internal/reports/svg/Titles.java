package assay.internal.reports.svg;

import java.util.ArrayList;
import java.util.List;

/** The lines above a chart: its title, a note, what its upright axis has. Long ones are broken between words. */
public final class Titles {
    /** Letters that surely fit beside each other in a chart of 360 pixels. */
    private static final int TITLE = 46;

    private static final int TEXT = 58;
    private static final double TITLE_LINE = 16;
    private static final double TEXT_LINE = 14;

    private final List<String> title;
    private final List<String> text;

    /** @param texts each begins a line of its own; empty ones are left out */
    public Titles(String title, String... texts) {
        this.title = wrap(title, TITLE);
        this.text = new ArrayList<>();
        for (String t : texts) {
            text.addAll(wrap(t, TEXT));
        }
    }

    public double height() {
        return TITLE_LINE * title.size() + TEXT_LINE * text.size() + 4;
    }

    public void draw(Svg svg) {
        double y = 0;
        for (String line : title) {
            y += TITLE_LINE;
            svg.text(10, y, "name", line);
        }
        for (String line : text) {
            y += TEXT_LINE;
            svg.text(10, y, "", line);
        }
    }

    /** Lines of at most so many letters, unless a word is longer: then its end is cut off. */
    public static List<String> wrap(String text, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(Svg.fit(word, most));
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }
}
