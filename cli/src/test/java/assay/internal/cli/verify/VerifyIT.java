package assay.internal.cli.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import assay.internal.testkit.ReferenceNumbers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The published code's numbers, which are no part of the project: environment variable ASSAY_CONFORMANCE names their
 * folder, or they lie in {@code conformance} beside the folder that ASSAY_REAL_DATA names.
 */
class VerifyIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxies-nb201-N1.json",
                "proxies-nb201-N5.json",
                "vadam.json",
                "traces.json",
                "supernets.json",
                "darts-space.json",
                "dirichlet.json",
                "data-egs.json",
                "recurrent.json"
            })
    void publishedNumbers_areReproduced(String name) {
        Ran ran = Ran.assay("verify", ReferenceNumbers.file(name).toString());
        assertEquals(0, ran.code(), () -> ran.out() + ran.err());
        assertTrue(ran.out().lines().reduce("", (a, b) -> b).matches("[1-9]\\d* passed, 0 failed"), ran::out);
    }
}
