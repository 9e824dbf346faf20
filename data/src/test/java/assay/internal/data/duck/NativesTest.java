package assay.internal.data.duck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class NativesTest {
    private static final Path FOLDER = Path.of("/home/me/natives");
    private static final Throwable SAID = new UnsatisfiedLinkError("failed to map segment from shared object");

    @Test
    void tooFewAddresses_areNotTheFoldersFault() {
        assertEquals(
                "too little memory: expected 256 MB of addresses for DuckDB's library, found 61 MB left of 'ulimit -v'."
                        + " Raise it, or lower Java's share: ASSAY_JAVA_OPTS=-Xmx200m.",
                Natives.unusable(FOLDER, SAID, OptionalLong.of(61L << 20)).getMessage());
    }

    @Test
    void whereAddressesAreEnough_theFolderRunsNothing() {
        for (OptionalLong left : new OptionalLong[] {OptionalLong.empty(), OptionalLong.of(1L << 30)}) {
            String said = Natives.unusable(FOLDER, SAID, left).getMessage();
            assertTrue(said.startsWith("/home/me/natives: folder of native libraries: expected one where files"), said);
        }
    }
}
