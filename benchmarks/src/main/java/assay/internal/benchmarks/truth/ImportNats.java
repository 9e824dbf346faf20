package assay.internal.benchmarks.truth;

import assay.internal.bench201.truth.TruthImport;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Imports NATS-Bench files of all 15,625 architectures and says how long that takes and what it needs. Arguments: a folder
 * for the files (1.3 GB, kept between runs), a folder for the store, and how many architectures (15625). What you should
 * see: less than two minutes on two cores with -Xmx512m.
 */
public final class ImportNats {
    private ImportNats() {}

    public static void main(String[] args) throws IOException {
        Path files = Path.of(args[0], "NATS-tss-v1_0-3ffb9-simple");
        Path store = Path.of(args[1], "nasbench201.duckdb");
        int count = args.length > 2 ? Integer.parseInt(args[2]) : 15_625;
        Path samples =
                Path.of(System.getenv("ASSAY_REAL_DATA"), "nasbench201", "samples", "NATS-tss-v1_0-3ffb9-simple");
        NatsReplicas.make(samples, files, count);
        for (String end : new String[] {"", ".snapshot", ".lock"}) {
            Files.deleteIfExists(store.resolveSibling(store.getFileName() + end));
        }
        long start = System.nanoTime();
        double[] read = new double[1];
        ImportProgress progress = new ImportProgress() {
            @Override
            public void at(long done, long total, String at) {
                read[0] = (System.nanoTime() - start) / 1e9;
            }

            @Override
            public void remark(String text) {
                System.out.println(text);
            }
        };
        Imported done = TruthImport.run(files, store, "benchmark", progress);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d files, %d values in %.1f s (read after %.1f s); store %.2f GB, snapshot %.2f GB; heap at most %d MB; %s%n",
                done.files().size(),
                done.values(),
                seconds,
                read[0],
                Files.size(store) / 1e9,
                Files.size(store.resolveSibling(store.getFileName() + ".snapshot")) / 1e9,
                Runtime.getRuntime().maxMemory() >> 20,
                peak());
    }

    /** The largest resident set of this process so far. */
    static String peak() throws IOException {
        return Files.readString(Path.of("/proc/self/status"))
                .lines()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElse("");
    }
}
