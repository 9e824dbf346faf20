package assay.internal.supernet.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.supernet.tensor.BackendInfo;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names and what was found. */
class Nd4jBackendTest {
    @Test
    void inspect_findsOneDnnAndOneThread() {
        BackendInfo info = Backends.inspect("nd4j");
        assertTrue(info.oneDnn(), info.toString());
        assertTrue(info.helpers(), info.toString());
        assertEquals(1, info.threads());
        assertEquals("OPENBLAS", info.blas());
        assertEquals(List.of(), info.devices());
        assertTrue(info.name().matches("nd4j-native \\d.* oneDNN"), info.name());
    }

    @Test
    void open_refusesAnUnknownName() {
        UsageException e = assertThrows(UsageException.class, () -> Backends.open("tpu", DType.FLOAT32));
        assertEquals("backend: expected one of nd4j|plain, found 'tpu'.", e.getMessage());
    }
}
