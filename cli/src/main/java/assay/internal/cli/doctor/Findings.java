package assay.internal.cli.doctor;

import assay.core.error.AssayException;
import assay.core.kit.SpaceKits;
import assay.internal.cli.Json;
import assay.internal.cli.options.PlaceOption;
import assay.internal.core.io.HomeFolder;
import assay.internal.core.io.TempFolder;
import assay.internal.data.duck.DuckFile;
import assay.internal.experiments.place.Workplace;
import assay.internal.experiments.place.WorkplaceProvider;
import assay.internal.experiments.place.Workplaces;
import assay.internal.experiments.work.AssayHome;
import assay.internal.experiments.work.EngineMemory;
import assay.internal.experiments.work.Version;
import assay.supernet.tensor.BackendInfo;
import assay.supernet.tensor.Backends;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;

/** The findings of {@code assay doctor}, as the object that {@code --json} prints. Sizes are in MiB. */
final class Findings {
    private final ObjectNode all = Json.answer("doctor");
    private final ArrayNode hints;

    private Findings(String backend, PlaceOption on) {
        program();
        java();
        machine();
        engine(backend);
        elsewhere(on);
        tables();
        data();
        hints = all.putArray("hints");
        hint(backend);
    }

    static ObjectNode all(String backend, PlaceOption on) {
        return new Findings(backend, on).all;
    }

    private void program() {
        all.putObject("program")
                .put("version", Version.number())
                .put("commit", Version.commit())
                .put("home", AssayHome.path().toString());
    }

    private void java() {
        all.putObject("java")
                .put("version", System.getProperty("java.runtime.version"))
                .put("vm", System.getProperty("java.vm.name"))
                .put("folder", System.getProperty("java.home"))
                .put("heap_mib", Runtime.getRuntime().maxMemory() >> 20);
    }

    private void machine() {
        ObjectNode machine = all.putObject("machine")
                .put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .put("architecture", System.getProperty("os.arch"))
                .put("cores", Runtime.getRuntime().availableProcessors());
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os) {
            machine.put("memory_mib", os.getTotalMemorySize() >> 20);
            machine.put("memory_free_mib", os.getFreeMemorySize() >> 20);
        }
        machine.put("engine_memory_mib", EngineMemory.limit() >> 20);
        for (String name : new String[] {"OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"}) {
            machine.put(name, System.getenv().getOrDefault(name, "not set"));
        }
    }

    /** Loads the compute engine. If this fails, the reason is a finding too. */
    private void engine(String backend) {
        ObjectNode engine = all.putObject("engine");
        try {
            BackendInfo info = Backends.inspect(backend);
            engine.put("name", info.name())
                    .put("blas", info.blas())
                    .put("onednn", info.oneDnn())
                    .put("helpers", info.helpers())
                    .put("threads", info.threads());
            ArrayNode devices = engine.putArray("devices");
            info.devices().forEach(devices::add);
            ArrayNode build = engine.putArray("build");
            info.build().forEach(build::add);
        } catch (RuntimeException | LinkageError e) {
            engine.put("name", "none: " + root(e));
        }
    }

    /** What runs jobs elsewhere. If a named master cannot be reached, the reason is a finding. */
    private void elsewhere(PlaceOption on) {
        String spark = Workplaces.provider()
                .map(WorkplaceProvider::words)
                .orElse(
                        "none in this build: '--on local[2]' of run, build, proxy sweep or doctor builds it in (docs/spark.md)");
        if (on.master().isPresent()) {
            try (Workplace place = on.open(1)) {
                spark = place.words();
            } catch (AssayException e) {
                spark = "none: " + e.getMessage();
            }
        }
        all.putObject("elsewhere").put("spark", spark);
    }

    /**
     * Opens a database in memory, as every command does that imports, exports or stores runs. If this fails, the reason is a
     * finding.
     */
    private void tables() {
        ObjectNode tables = all.putObject("tables");
        try (Connection c = DuckFile.inMemoryToStream()) {
            tables.put("duckdb", c.getMetaData().getDatabaseProductVersion());
            tables.put("natives_folder", HomeFolder.natives().toString());
            tables.put("temporary_folder", TempFolder.path().toString());
        } catch (AssayException | SQLException e) {
            tables.put("duckdb", "none: " + e.getMessage());
        }
    }

    /** The first cause: class loading wraps the real failure in others. */
    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }

    private void data() {
        ObjectNode data = all.putObject("data")
                .put("truth", store(AssayHome.truth(SpaceKits.standard().name()), "comes with the program"))
                .put("runs", store(AssayHome.runs(), "no runs yet"))
                .put("home_free_mib", free(AssayHome.path()) >> 20);
        String real = System.getenv("ASSAY_REAL_DATA");
        data.put("ASSAY_REAL_DATA", real == null ? "not set" : folder(Path.of(real)));
    }

    private void hint(String backend) {
        if (!all.path("tables").has("temporary_folder")) {
            hints.add("DuckDB does not start, and without it nothing is imported, exported or run. "
                    + all.path("tables").path("duckdb").asText());
        }
        if (all.path("data").path("home_free_mib").asLong() < 1024) {
            hints.add("Less than 1 GiB is free for stores and runs: set ASSAY_HOME to a folder on a larger disk.");
        }
        JsonNode engine = all.path("engine");
        if (!engine.has("threads") && !backend.equals(Backends.ND4J)) {
            hints.add("Engine '" + backend
                    + "' did not load. The launcher ./assay gives it its libraries: docs/engines.md.");
        } else if (!engine.has("threads")) {
            hints.add("ND4J did not load: searches run only with --backend plain, slowly. The launcher ./assay gives it"
                    + " its libraries; for other systems than Linux x86-64 see docs/engines.md, 'Other processors'."
                    + " A build for CUDA needs an NVIDIA driver and CUDA 11.6: docs/engines.md, 'On a GPU'.");
        } else if (engine.path("devices").isEmpty()) {
            if (!engine.path("onednn").asBoolean()) {
                hints.add("The engine found no oneDNN for this processor (" + System.getProperty("os.arch")
                        + "): convolutions take about ten times as long. docs/engines.md, 'Other processors', says which"
                        + " natives there are.");
            }
            hints.add("No GPU is used. To use one: docs/engines.md, 'On a GPU'.");
        }
        if (System.getenv("OMP_NUM_THREADS") == null) {
            hints.add("OMP_NUM_THREADS is not set: start through the launcher ./assay, which gives each worker one"
                    + " compute thread.");
        }
    }

    private static String store(Path file, String none) {
        if (!Files.exists(file)) {
            return none + " (" + file + ")";
        }
        try {
            return file + " (" + (Files.size(file) >> 20) + " MiB)";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folder(Path path) {
        if (!Files.isDirectory(path)) {
            return path + " (no such folder)";
        }
        try (Stream<Path> entries = Files.list(path)) {
            return path + " ("
                    + String.join(
                            ", ",
                            entries.map(p -> p.getFileName().toString())
                                    .sorted()
                                    .toList()) + ")";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The free bytes on the disk of this path, even if the path does not exist yet. */
    private static long free(Path path) {
        File f = path.toFile();
        while (f != null && !f.exists()) {
            f = f.getParentFile();
        }
        return f == null ? 0 : f.getUsableSpace();
    }
}
