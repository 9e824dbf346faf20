package assay.internal.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {
    /** FIPS 180-4, the example "abc". */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void hex_isTheStandardsExample_alsoInPieces() {
        assertEquals(ABC, Sha256.hex("abc".getBytes(StandardCharsets.UTF_8)));
        assertEquals(ABC, Sha256.hex(new byte[] {'a'}, new byte[] {}, new byte[] {'b', 'c'}));
    }

    @Test
    void name_isItsBeginning() {
        assertEquals(ABC.substring(0, 12), Sha256.name("abc"));
    }
}
