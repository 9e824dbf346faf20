package assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void controlCodes_areWrittenAsNumbers_otherTextsAreLeftAlone() {
        String plain = "é 漢字.csv line 3:\n\tfine";
        assertSame(plain, Printable.of(plain));
        assertEquals("\\u001b[2Ja\\u0007\\u009b\\u202eb", Printable.of("\u001b[2Ja\u0007\u009b\u202eb"));
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
