package assay.internal.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.supernet.tensor.BackendInfo;
import assay.supernet.tensor.Backends;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names, devices, threads. */
class TorchEngineTest {
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
        assertEquals("cpu", TorchEngine.device(null, false));
        assertEquals("cuda:0", TorchEngine.device("", true));
        assertEquals("cpu", TorchEngine.device("cpu", true));
        assertEquals("cuda:0", TorchEngine.device("cuda", true));
        assertEquals("cuda:1", TorchEngine.device("cuda:1", true));
        assertThrows(UsageException.class, () -> TorchEngine.device("tpu", true));
        UsageException e = assertThrows(UsageException.class, () -> TorchEngine.device("cuda:1", false));
        assertTrue(e.getMessage().contains("no CUDA device"), e.getMessage());
    }

    @Test
    void threads_areOneUnlessANumberIsSet() {
        assertEquals(1, TorchEngine.threads(null));
        assertEquals(1, TorchEngine.threads("many"));
        assertEquals(1, TorchEngine.threads("0"));
        assertEquals(4, TorchEngine.threads("4"));
    }
}
