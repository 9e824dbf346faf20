package assay.internal.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Assay;
import assay.internal.testkit.ReferenceNumbers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code assay verify --backend torch}: on the small reference file of the program's own tests, and on the published
 * code's numbers where ASSAY_CONFORMANCE or ASSAY_REAL_DATA says where they are.
 */
class TorchVerifyIT {
    private static void passes(Path file) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] args = {"verify", "--backend", "torch", file.toString()};
        int code = Assay.run(args, new PrintWriter(out), new PrintWriter(err));
        assertEquals(0, code, () -> out + err.toString());
        String last = out.toString().lines().reduce("", (a, b) -> b);
        assertTrue(last.matches("[1-9]\\d* passed, 0 failed"), out::toString);
    }

    @Test
    void numbersOfThePlainEngine_areReproduced() {
        passes(Path.of("../cli/src/test/resources/golden/proxies-c4-n1-8x8.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxies-nb201-N1.json", "proxies-nb201-N5.json", "traces.json", "supernets.json"})
    void publishedNumbers_areReproduced(String name) {
        passes(ReferenceNumbers.file(name));
    }
}
