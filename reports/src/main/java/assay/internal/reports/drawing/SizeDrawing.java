package assay.internal.reports.drawing;

import assay.internal.reports.svg.Svg;
import java.util.List;

/**
 * The parts of a network side by side, each as a bar with its size above it.
 *
 * @param name a text for readers who cannot see the drawing
 * @param largest the size of a bar of full height
 */
record SizeDrawing(String name, List<Part> parts, int largest) {
    private static final double WIDTH = 360;
    private static final double HEIGHT = 186;
    private static final double FLOOR = 152;
    private static final double TALLEST = 116;
    private static final double MARGIN = 24;

    /** @param label below the bar */
    public record Part(String label, int size) {}

    public SizeDrawing {
        parts = List.copyOf(parts);
        for (Part part : parts) {
            if (part.size() < 0 || part.size() > largest) {
                throw new IllegalArgumentException(
                        "drawing of sizes: expected 0 to " + largest + ", found " + part.size());
            }
        }
    }

    public Svg draw() {
        Svg svg = new Svg(WIDTH, HEIGHT, name);
        double step = (WIDTH - 2 * MARGIN) / Math.max(1, parts.size());
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            double middle = MARGIN + (i + 0.5) * step;
            double height = TALLEST * part.size() / Math.max(1, largest);
            svg.open("conv3");
            svg.rect(middle - step * 0.3, FLOOR - height, step * 0.6, height, "head");
            svg.close();
            svg.text(middle, FLOOR - height - 6, "mid ink num", Integer.toString(part.size()));
            svg.text(middle, FLOOR + 18, "mid", part.label());
        }
        return svg;
    }
}
