package assay.internal.recurrent.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    /** 23 tokens in 4 columns, segments of 3: a case of the reference numbers. */
    @Test
    void columns_holdConsecutiveTokens_andTheRestIsDropped() {
        Columns columns = new Columns("t", IntStream.range(0, 23).toArray(), 4);
        assertEquals(5, columns.rows());
        assertArrayEquals(new int[] {1, 6, 11, 16, 2, 7, 12, 17}, columns.rows(1, 2));
        List<Segment> all = columns.segments(3);
        assertEquals(List.of(3, 1), all.stream().map(Segment::length).toList());
        assertArrayEquals(new int[] {3, 8, 13, 18}, columns.input(all.get(1)));
        assertArrayEquals(new int[] {4, 9, 14, 19}, columns.target(all.get(1)));
    }

    @Test
    void tooShortATextForItsColumns_isRefused() {
        DataFormatException e =
                assertThrows(DataFormatException.class, () -> new Columns("the test part", new int[7], 4));
        assertEquals(
                "the test part: expected at least 8 words for 4 columns, found 7. Take a longer text, or a smaller batch.",
                e.getMessage());
    }

    private static DoubleSupplier of(double... values) {
        Iterator<Double> all = java.util.Arrays.stream(values).iterator();
        return all::next;
    }

    private static List<String> walk(SegmentLengths lengths, int rows) {
        List<String> all = new ArrayList<>();
        int offset = 0;
        for (Optional<Segment> s = lengths.at(0, rows); s.isPresent(); s = lengths.at(offset, rows)) {
            Segment segment = s.get();
            all.add(segment.offset() + ": " + segment.length() + " of " + segment.drawn());
            offset += segment.drawn();
        }
        return all;
    }

    @Test
    void searches_drawTheUsualLengthOrHalf() {
        assertEquals(
                List.of("0: 35 of 35", "35: 17 of 17", "52: 17 of 35"),
                walk(SegmentLengths.ofSearch(35, of(0.1, 0.95, 0.949)), 70));
    }

    /** int cuts toward zero, before the shortest length is put in; the rate goes by the length that was drawn. */
    @Test
    void trainings_drawAboutTheUsualLength() {
        assertEquals(
                List.of("0: 34 of 34", "34: 55 of 55", "89: 5 of 5", "94: 5 of 20"),
                walk(SegmentLengths.ofTraining(35, 20, of(0, 0.2, 0.99, 0.97), of(-0.01, 9, -7, 0.6)), 100));
        Segment cut =
                SegmentLengths.ofTraining(35, 20, of(0.99), of(0.6)).at(94, 100).orElseThrow();
        assertEquals(20 / 35.0, cut.rateFactor());
        assertTrue(SegmentLengths.ofSearch(35, of(0)).at(98, 100).isEmpty());
        assertEquals(
                2, SegmentLengths.ofSearch(35, of(0)).at(97, 100).orElseThrow().length());
    }
}
