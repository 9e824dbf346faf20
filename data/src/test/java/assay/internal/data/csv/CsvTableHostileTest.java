package assay.internal.data.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.internal.testkit.Gen;
import assay.internal.testkit.Property;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableHostileTest {
    /** A line like the JSON of another benchmark, which is one line of hundreds of megabytes. */
    @Test
    void aLineWithoutEnd_isRefusedWhileItIsRead() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }
        };
        DataFormatException e = assertThrows(DataFormatException.class, () -> new CsvTable(endless, "x"));
        assertEquals("x: refused: line 1: more than 1048576 characters. Nothing was loaded.", e.getMessage());
    }

    @Test
    void lines_endAsInJava() {
        Property.forAll(300, random -> {
            StringBuilder text = new StringBuilder();
            for (int n = Gen.between(random, 0, 2_000); n > 0; n--) {
                text.append(
                        random.nextInt(40) == 0
                                ? "x".repeat(random.nextInt(90_000))
                                : "ab\r\n\n".charAt(random.nextInt(5)));
            }
            assertEquals(
                    new BufferedReader(new StringReader(text.toString()))
                            .lines()
                            .toList(),
                    lines(new StringReader(text.toString())));
        });
    }

    private static List<String> lines(Reader in) throws IOException {
        List<String> lines = new ArrayList<>();
        Lines all = new Lines(in, 1 << 30);
        for (String line = all.next(); line != null; line = all.next()) {
            lines.add(line);
        }
        return lines;
    }

    @Test
    void otherBytes_areRefusedByLine() {
        byte[] bytes = "a,b\n1,2\n3,\u00ff\n".getBytes(StandardCharsets.ISO_8859_1);
        DataFormatException e = assertThrows(DataFormatException.class, () -> {
            try (CsvTable table = new CsvTable(new ByteArrayInputStream(bytes), "x")) {
                while (table.next()) {}
            }
        });
        assertEquals(
                "x: refused: after line 1: expected UTF-8 text, found other bytes. Nothing was loaded.",
                e.getMessage());
        assertTrue(e.offset() >= 0 && e.offset() <= 10, () -> "byte " + e.offset());
    }

    @Test
    void refusals_haveTheByteAtWhichTheirLineBegins() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            String before = String.join(end, "\ufeffa,b", "1,2", "\u00e9\u20ac,\ud83d\ude00", "");
            DataFormatException e = assertThrows(DataFormatException.class, () -> {
                byte[] text = (before + "x,y,z" + end + "3,4").getBytes(StandardCharsets.UTF_8);
                try (CsvTable table = new CsvTable(new ByteArrayInputStream(text), "x")) {
                    while (table.next()) {}
                }
            });
            assertEquals(before.getBytes(StandardCharsets.UTF_8).length, e.offset());
            assertEquals("x: refused: line 4: expected 2 cells, found 3. Nothing was loaded.", e.getMessage());
        }
    }

    /** Numbers as spreadsheets and people write them. */
    @Test
    void blanksAroundCells_andBlankLines_areNoContent() throws IOException {
        byte[] text = " a, b \n\n 1 , x\n  \n2.0,y\n\n".getBytes(StandardCharsets.UTF_8);
        try (CsvTable table = new CsvTable(new ByteArrayInputStream(text), "x")) {
            assertEquals(List.of("a", "b"), table.columns());
            assertTrue(table.next());
            assertEquals(1, table.whole("a").getAsInt());
            assertEquals("x", table.text("b"));
            assertEquals(3, table.line());
            assertTrue(table.next());
            assertEquals(2, table.whole("a").getAsInt());
            assertEquals(5, table.line());
            assertFalse(table.next());
        }
    }
}
