package assay.internal.reports.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A figure as a file of its own: programs that are no browsers know no variables and no queries. */
class StandaloneTest {
    private static final String FILE = new Svg(10, 10, "x").mark(0, 5, 5, 2, "").standalone();

    @Test
    void everyColour_isWrittenOut() {
        assertFalse(FILE.contains("var("), FILE);
        assertFalse(FILE.contains("--"), FILE);
        assertFalse(FILE.contains("@media"), FILE);
        assertTrue(FILE.contains(".figure text { fill: #5b636d; }"), FILE);
        assertTrue(FILE.contains(
                ".figure .mark.s0, .figure .band.s0, .figure .area.s0, .figure .square.s0 { fill: #0072b2; }"));
    }

    @Test
    void anOperationsColour_isInEveryRuleThatUsesIt() {
        assertTrue(FILE.contains(".figure .conv3 .edge { stroke: #0072b2; }"), FILE);
        assertTrue(FILE.contains(".figure .skip .head { fill: #c66c9e; }"), FILE);
        assertTrue(FILE.contains(".figure .pool .chip { fill: #ffffff; stroke: #d55e00; stroke-width: 1.6; }"), FILE);
    }

    @Test
    void itStandsOnPaper() {
        assertTrue(
                FILE.indexOf("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>") < FILE.indexOf("<path"), FILE);
    }

    /** Colours stand against both papers with 3:1, WCAG's least for graphics, and are the same on both. */
    @Test
    void seriesColours_areTheSameInBothThemes_andSeenOnBoth() {
        Matcher colours = Pattern.compile("--s\\d: (#[0-9a-f]{6})").matcher(Theme.css());
        int count = 0;
        while (colours.find()) {
            count++;
            assertTrue(contrast(colours.group(1), "#ffffff") >= 3, colours.group(1));
            assertTrue(contrast(colours.group(1), "#16191d") >= 3, colours.group(1));
        }
        assertEquals(7, count);
    }

    private static double contrast(String a, String b) {
        double x = luminance(a);
        double y = luminance(b);
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    void aNameThatIsTooLong_keepsBothEnds() {
        String a = TextWidth.fit("regularized-evolution@short", 11, 100);
        String b = TextWidth.fit("regularized-evolution@wide", 11, 100);
        assertTrue(a.startsWith("regul") && a.endsWith("short"), a);
        assertFalse(a.equals(b));
        assertTrue(TextWidth.of(a, 11) <= 100);
        assertEquals("darts", TextWidth.fit("darts", 11, 100));
        assertEquals("…", TextWidth.fit("darts", 11, 1));
    }
}
