package assay.internal.reports.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.reports.Xml;
import assay.internal.reports.curve.Bundle;
import assay.internal.reports.svg.Extent;
import assay.internal.reports.svg.Svg;
import assay.internal.reports.svg.TextWidth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {
    /** With {@code -Dassay.figures=FOLDER} the charts are also written there, to be looked at. */
    @Test
    void everyChart_isWellFormed_theSameEachTime_andHoldsOnlyNumbers() throws IOException {
        Map<String, Svg> again = Charts.all();
        String folder = System.getProperty("assay.figures");
        for (Map.Entry<String, Svg> e : Charts.all().entrySet()) {
            String text = e.getValue().standalone();
            Xml.parse(text);
            assertEquals(text, again.get(e.getKey()).standalone(), e.getKey());
            assertFalse(e.getValue().inline().matches("(?s).*(NaN|Infinity).*"), e.getKey());
            if (folder != null) {
                Files.writeString(Path.of(folder, e.getKey() + ".svg"), text);
            }
        }
    }

    @Test
    void nothingToShow_isAnEmptyFrame() {
        LineChart none = new LineChart("none", Axis.log("x"), Axis.log("y"), false, List.of(), List.of());
        Xml.parse(none.draw().standalone());
        Xml.parse(new ScatterChart("none", "", Axis.linear("x"), Axis.linear("y"), List.of())
                .draw()
                .standalone());
        Xml.parse(new Histogram("none", Axis.linear("x"), "n", new double[0], Double.NaN, List.of())
                .draw()
                .standalone());
        Xml.parse(new RankDiagram("none", "", OptionalDouble.of(1), List.of())
                .draw()
                .standalone());
        Xml.parse(new IntervalChart("none", "", Axis.linear("x"), Double.NaN, List.of())
                .draw()
                .standalone());
        Xml.parse(new FrontChart("none", "", Axis.linear("x"), Axis.linear("y"), List.of(), List.of(), Optional.empty())
                .draw()
                .standalone());
    }

    @Test
    void gapInALine_breaksIt_andLevelStretchesHaveNoPointsInside() {
        double[] x = {1, 2, 3, 4, 5, 6, 7};
        double[] y = {5, 5, 5, Double.NaN, 1, 1, 2};
        Ruler ruler = Ruler.exactly(Axis.linear(""), 0, 10, 0, 10);
        assertEquals(
                "M1 5H3M5 1H6L7 2", Stroke.through(x, y, ruler, ruler, false).toString());
        assertEquals(
                "M1 5H3M5 1H7V2H14", Stroke.through(x, y, ruler, ruler, true).toString());
    }

    @Test
    void zeroOnALogAxis_hasATickOfItsOwn_belowAllOthers() {
        Ruler ruler = Ruler.over(Axis.log("regret"), new Extent().add(0, 0.01, 10), 100, 0);
        assertEquals("0", ruler.ticks(5).get(0).text());
        assertEquals(ruler.ticks(5).get(0).at(), ruler.at(0));
        assertTrue(ruler.at(0) > ruler.at(0.01) && ruler.at(0.01) > ruler.at(10));
    }

    /** A search of one to four epochs: five ticks would be at halves and quarters. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 2, 1 2", "0, 3, 0 1 2 3", "1, 4, 1 2 3 4", "1, 50, 0 10 20 30 40 50"})
    void axisOfWholeNumbers_hasOnlyWholeTicks(double low, double high, String ticks) {
        Ruler ruler = Ruler.over(Axis.whole("epoch"), new Extent().add(low, high), 0, 100);
        assertEquals(ticks, ruler.ticks(5).stream().map(Ruler.Tick::text).collect(Collectors.joining(" ")));
    }

    @Test
    void countsOfAHistogram_beginAtZeroAndAreWhole() {
        String svg = new Histogram("few", Axis.linear("x"), "cells", new double[] {1, 2}, Double.NaN, List.of())
                .draw()
                .inline();
        assertTrue(svg.contains(">1</text>"), svg);
        assertFalse(svg.contains(">0.2</text>") || svg.contains(">0.5</text>"), svg);
    }

    @Test
    void searchesOfTwoEpochs_areDrawnOnWholeNumbers() {
        for (Bundle.Clock clock : Bundle.Clock.values()) {
            assertEquals(clock.counts(), clock.axis().whole(), clock.label());
        }
    }

    /** Shares between 0.12495 and 0.12501 have ticks of seven characters. */
    @Test
    void longNumbersOfTheVerticalAxis_areNotCut() {
        double[] x = {1, 2};
        LineChart.Series series = new LineChart.Series(
                "a", 0, List.of(), new Line("a", x, new double[] {0.12495, 0.12501}), Optional.empty());
        String svg = new LineChart(
                        "share", Axis.whole("epoch"), Axis.linear("share"), false, List.of(series), List.of())
                .draw()
                .standalone();
        List<MatchResult> ticks = Pattern.compile("<text x=\"([0-9.]+)\" y=\"[0-9.]+\" class=\"num end\"[^>]*>([^<]+)<")
                .matcher(svg)
                .results()
                .toList();
        assertTrue(ticks.stream().anyMatch(t -> t.group(2).length() == 7), svg);
        for (MatchResult tick : ticks) {
            double begins = Double.parseDouble(tick.group(1)) - TextWidth.of(tick.group(2), Svg.LETTERS);
            assertTrue(begins >= 0, tick.group());
        }
    }

    @Test
    void rankAxis_hasTheBestOnTop() {
        Ruler ruler = Ruler.over(Axis.rank("rank"), new Extent().add(1, 5), 100, 0);
        assertTrue(ruler.at(1) < ruler.at(5));
    }

    @Test
    void manyPoints_takeLittleRoom() {
        assertTrue(Charts.scatter(15_625).draw().inline().length() < 60_000);
    }

    @Test
    void bars_joinExactlyThoseWithinTheCriticalDifference() {
        List<RankDiagram.Mark> marks = List.of(
                new RankDiagram.Mark("a", 0, 1),
                new RankDiagram.Mark("b", 1, 2),
                new RankDiagram.Mark("c", 2, 3),
                new RankDiagram.Mark("d", 3, 3.5));
        String svg = new RankDiagram("", "", OptionalDouble.of(1), marks).draw().inline();
        assertEquals(1, svg.split("class=\"clique\"", -1).length - 1, "only c and d are nearer than 1");
        svg = new RankDiagram("", "", OptionalDouble.of(1.5001), marks).draw().inline();
        assertEquals(2, svg.split("class=\"clique\"", -1).length - 1, "a-b, b-d; b-c and c-d lie within b-d");
    }

    /** The front begins below the reference point's accuracy: nothing there is dominated, and nothing is shaded. */
    @Test
    void aFrontsArea_beginsWhereItIsBetterThanTheReferencePoint() {
        FrontChart.Front front = new FrontChart.Front(
                new Cloud("front", Cloud.BACKGROUND, new double[] {1, 2, 3}, new double[] {10, 60, 90}, List.of()),
                false,
                true);
        FrontChart chart = new FrontChart(
                "t",
                "",
                Axis.linear("cost"),
                Axis.linear("accuracy"),
                List.of(),
                List.of(front),
                Optional.of(new FrontChart.Corner(4, 50)));
        String svg = chart.draw().inline();
        String area = svg.replaceAll("(?s).*<path d=\"([^\"]*)\" class=\"area.*", "$1");
        // x 2 and 3 of 0.85..4.15, y 50, 60 and 90 of 6..94: the area has no corner at the point below the reference.
        assertEquals(2, area.chars().filter(c -> c == 'V' || c == 'H').count(), area);
    }
}
