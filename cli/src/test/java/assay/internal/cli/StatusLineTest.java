package assay.internal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class StatusLineTest {
    private static final String LONG =
            " 53%  12/24 jobs  elapsed 12:00:03  left 12:00:14  drnas-progressive-tf-seed11  epoch 10/50";

    private final StringWriter err = new StringWriter();

    @Test
    void onATerminal_partsThatDoNotFitItsLine_areLeftOut() {
        new StatusLine(new PrintWriter(err), true).show(LONG);
        assertEquals("\r\u001b[K" + LONG.replace("  epoch 10/50", ""), err.toString());
    }

    @Test
    void onATerminal_aPartThatIsTooLong_isCut() {
        new StatusLine(new PrintWriter(err), true).show("a".repeat(100));
        assertEquals("\r\u001b[K" + "a".repeat(79), err.toString());
    }

    @Test
    void elsewhere_itIsWhole() {
        new StatusLine(new PrintWriter(err), false).show(LONG);
        assertEquals(LONG + System.lineSeparator(), err.toString());
    }
}
