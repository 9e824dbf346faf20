package assay.internal.reports.figure;

import assay.internal.reports.svg.Svg;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Mean ranks on a line, with bars over methods that do not differ: Demsar, JMLR 7 (2006), section 3.2.2, figure 1.
 *
 * @param difference two methods differ if their mean ranks differ by at least this; empty if it is not known, and then there
 *     are no bars
 * @param note a line below the title: {@code Nemenyi, alpha 0.05, 8 blocks}; empty for none
 */
public record RankDiagram(String title, String note, OptionalDouble difference, List<Mark> marks) {
    /** One method. @param colour index of its colour */
    public record Mark(String name, int colour, double rank) {}

    public RankDiagram {
        marks = List.copyOf(marks);
    }

    public Svg draw() {
        return new RankDiagramDrawing(this).svg();
    }
}
