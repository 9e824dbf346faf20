package assay.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.supernet.tensor.BackendInfo;
import assay.supernet.tensor.Backends;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names, devices, threads. */
class EngineTest {
    @Test
    void backends_knowTorchWhereItsModuleIs() {
        assertEquals(List.of("nd4j", "plain", "torch"), Backends.names());
    }

    @Test
    void inspect_findsOneDnnAndOneThread() {
        BackendInfo info = Backends.inspect("torch");
        assertTrue(info.oneDnn(), info.toString());
        assertEquals(1, info.threads());
        assertTrue(info.name().matches("libtorch \\d[\\d.]* (cpu|cuda:\\d+)"), info.name());
        assertTrue(info.build().stream()
                .anyMatch(l -> l.contains("TORCH_VERSION=" + info.name().split(" ")[1])));
    }

    @Test
    void device_isTheFirstGpuUnlessSaidOtherwise() {
        assertEquals("cpu", Engine.device(null, false));
        assertEquals("cuda:0", Engine.device("", true));
        assertEquals("cpu", Engine.device("cpu", true));
        assertEquals("cuda:0", Engine.device("cuda", true));
        assertEquals("cuda:1", Engine.device("cuda:1", true));
        assertThrows(UsageException.class, () -> Engine.device("tpu", true));
        UsageException e = assertThrows(UsageException.class, () -> Engine.device("cuda:1", false));
        assertTrue(e.getMessage().contains("no CUDA device"), e.getMessage());
    }

    @Test
    void threads_areOneUnlessANumberIsSet() {
        assertEquals(1, Engine.threads(null));
        assertEquals(1, Engine.threads("many"));
        assertEquals(1, Engine.threads("0"));
        assertEquals(4, Engine.threads("4"));
    }
}
