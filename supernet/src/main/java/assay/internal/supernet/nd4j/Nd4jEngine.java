package assay.internal.supernet.nd4j;

import assay.internal.supernet.cpu.OneDnn;
import assay.supernet.tensor.BackendInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process-wide part of ND4J: loaded once, set to one thread per operation. */
final class Nd4jEngine {
    private static final Logger log = LoggerFactory.getLogger(Nd4jEngine.class);
    private static final NativeOps OPS;
    private static final boolean CPU;

    static {
        // JavaCPP reads these when its classes load. It derives its limits from -Xmx, and would refuse tensors that the
        // pools
        // hold on purpose; 0 is no limit. Values that the user gave on the command line stay.
        setIfAbsent("org.bytedeco.javacpp.maxbytes", "0");
        setIfAbsent("org.bytedeco.javacpp.maxphysicalbytes", "0");
        setIfAbsent("org.nd4j.log.initialization", "false");
        CPU = Nd4j.getEnvironment().isCPU();
        OPS = NativeOpsHolder.getInstance().getDeviceNativeOps();
        Nd4j.getMemoryManager().togglePeriodicGc(false);
        Nd4j.getEnvironment().setMaxMasterThreads(1); // setMaxThreads changes nothing in this version
        if (CPU && !oneDnn()) {
            log.warn(
                    "ND4J: expected oneDNN, in its natives or beside them, found none that loads here: convolutions will be"
                            + " about 10 times slower. On Linux x86-64 put the -onednn- classifier of nd4j-native on the class path.");
        }
    }

    private Nd4jEngine() {}

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    static boolean cpu() {
        return CPU;
    }

    /** Sets OpenMP's count for the calling thread; each thread has its own. */
    static void oneThread() {
        OPS.setOmpNumThreads(1);
    }

    static String name() {
        return (CPU ? "nd4j-native " : "nd4j-cuda ") + version() + (inside() ? " oneDNN" : "");
    }

    /** The version of nd4j-api, read from its jar. */
    private static String version() {
        Properties maven = new Properties();
        try (InputStream in = Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
            if (in != null) {
                maven.load(in);
            }
        } catch (IOException e) {
            log.warn("ND4J: reading the version from nd4j-api's jar failed.", e);
        }
        return maven.getProperty("version", "of unknown version");
    }

    /** Whether ND4J's own natives have oneDNN; on ARM they have none. */
    private static boolean inside() {
        return OPS.buildInfo().contains("ONEDNN");
    }

    /** Float32 calls oneDNN beside ND4J, so it is enough if that one loads. */
    private static boolean oneDnn() {
        return inside() || CPU && OneDnn.available();
    }

    static BackendInfo info() {
        List<String> devices = new ArrayList<>();
        for (int i = 0; !CPU && i < OPS.getAvailableDevices(); i++) {
            devices.add(OPS.getDeviceName(i) + ", compute capability " + OPS.getDeviceMajor(i) + "."
                    + OPS.getDeviceMinor(i) + ", " + (OPS.getDeviceTotalMemory(i) >> 20) + " MiB");
        }
        return new BackendInfo(
                name(),
                blas(),
                oneDnn(),
                Nd4j.getEnvironment().helpersAllowed(),
                Nd4j.getEnvironment().maxMasterThreads(),
                OPS.buildInfo().lines().toList(),
                devices);
    }

    private static String blas() {
        return String.valueOf(Nd4j.getExecutioner().getEnvironmentInformation().get("blas.vendor"));
    }
}
