package assay.internal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.core.text.Printable;
import assay.internal.core.text.PrintableWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void controlCodes_areWrittenAsNumbers_otherTextsAreLeftAlone() {
        String plain = "é 漢字.csv line 3:\n\tfine";
        assertSame(plain, Printable.of(plain));
        assertEquals("\\u001b[2Ja\\u0007\\u009b\\u202eb", Printable.of("\u001b[2Ja\u0007\u009b\u202eb"));
    }

    @Test
    void aLineOfProgress_isClearedAtItsBeginning_andNowhereElse() {
        StringWriter shown = new StringWriter();
        PrintWriter err = new PrintableWriter(new PrintWriter(shown));
        err.print("\r\u001b[K12 % of a\u001b[K.csv");
        err.println();
        err.printf("%s%c%n", "b\u001b", '\u0007');
        assertEquals("\r\u001b[K12 % of a\\u001b[K.csv\nb\\u001b\\u0007\n", shown.toString());
    }

    /** A file's name must not reach the terminal's codes. */
    @Test
    void aFileName_cannotMoveTheCursor() {
        for (String command : new String[] {"query", "import"}) {
            String name = "/nowhere/\u001b[2J\u001b]0;owned\u0007";
            Ran ran = command.equals("import")
                    ? Ran.assay("import", name)
                    : Ran.assay(
                            "query",
                            "201",
                            "--index",
                            "1",
                            "--dataset",
                            "cifar10",
                            "--metric",
                            "params",
                            "--store",
                            name);
            assertTrue(ran.code() == 3, ran.code() + ran.err());
            assertFalse(ran.err().contains("\u001b"), ran.err());
            assertTrue(ran.err().contains("\\u001b[2J"), ran.err());
        }
    }
}
