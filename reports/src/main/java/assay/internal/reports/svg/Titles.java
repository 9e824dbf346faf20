package assay.internal.reports.svg;

import java.util.ArrayList;
import java.util.List;

/** The lines above a chart: its title, a note, and the label of its vertical axis. Long lines are broken between words. */
public final class Titles {
    /** The number of letters that always fit into a line of a chart with 360 pixels. */
    private static final int TITLE = 46;

    private static final int TEXT = 58;
    private static final double TITLE_LINE = 16;
    private static final double TEXT_LINE = 14;

    private final List<String> title;
    private final List<String> text;

    /** @param texts each begins a new line; empty ones are left out */
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

    /** Lines with at most this many letters. A longer word is cut. */
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
