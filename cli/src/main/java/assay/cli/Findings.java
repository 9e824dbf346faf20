package assay.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code assay doctor} finds without starting the compute engine; keys are those of its JSON. */
final class Findings {
    private Findings() {}

    static Map<String, String> all() {
        Map<String, String> found = new LinkedHashMap<>();
        found.put("assay", Version.number());
        found.put("java", System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ")");
        found.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        found.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        found.put("heap_mib", Long.toString(Runtime.getRuntime().maxMemory() >> 20));
        found.put("home", AssayHome.path().toString());
        found.put("home_free_mib", Long.toString(free(AssayHome.path()) >> 20));
        String data = System.getenv("ASSAY_REAL_DATA");
        found.put("real_data", data == null ? "not set (ASSAY_REAL_DATA)" : folder(Path.of(data)));
        return found;
    }

    private static String folder(Path path) {
        return path + (Files.isDirectory(path) ? "" : " (no such folder)");
    }

    /** Bytes free on the disk that holds the path, or would. */
    private static long free(Path path) {
        File f = path.toFile();
        while (f != null && !f.exists()) {
            f = f.getParentFile();
        }
        return f == null ? 0 : f.getUsableSpace();
    }
}
