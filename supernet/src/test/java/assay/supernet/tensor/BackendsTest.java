package assay.supernet.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackendsTest {
    @Test
    void bothEnginesOfThisModule_makeThemselvesKnown_theUsualOneFirst() {
        assertEquals(List.of(Backends.ND4J, Backends.PLAIN), Backends.names());
        try (Backend plain = Backends.open(Backends.PLAIN, DType.FLOAT64)) {
            assertEquals("plain Java", plain.name());
            assertEquals(DType.FLOAT64, plain.dtype());
        }
        assertEquals("plain Java", Backends.inspect(Backends.PLAIN).name());
    }

    @Test
    void anUnknownName_isRefusedWithThoseThatThereAre() {
        UsageException e = assertThrows(UsageException.class, () -> Backends.open("abacus", DType.FLOAT32));
        assertTrue(e.getMessage().contains("nd4j|plain") && e.getMessage().contains("'abacus'"), e.getMessage());
    }
}
