package assay.internal.benchmarks.truth;

import assay.core.space.bench101.Bench101Index;
import assay.internal.bench1shot1.truth.TruthImport101;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imported;
import assay.internal.data.importing.Imports;
import assay.internal.testkit.Records101;
import assay.internal.testkit.TfRecords;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Imports a file of the size of {@code nasbench_only108.tfrecord}, three trainings of each of the 423,624 cells, and says
 * how long that takes and what it needs. Arguments: a folder for the file (0.5 GB, kept between runs), and one for the
 * store. What you should see: less than two minutes on two cores with -Xmx512m.
 */
public final class ImportRecords {
    private ImportRecords() {}

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0], "nasbench_only108.tfrecord");
        Path store = Path.of(args[1], "nasbench101.duckdb");
        if (!Files.exists(file)) {
            long start = System.nanoTime();
            write(file);
            System.out.printf(Locale.ROOT, "%s written in %.1f s%n", file, (System.nanoTime() - start) / 1e9);
            System.out.println(
                    "Start again: now its import is timed, in a program that has not computed the cells yet.");
            return;
        }
        for (String end : new String[] {"", ".snapshot", ".lock"}) {
            Files.deleteIfExists(store.resolveSibling(store.getFileName() + end));
        }
        long start = System.nanoTime();
        Imported done = new Imports(TruthImport101.FORMATS)
                .run(file, Optional.empty(), kind -> store, "benchmark", ImportProgress.NONE)
                .get(0);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%.2f GB, %d values in %.1f s; store %.2f GB, snapshot %.2f GB; heap at most %d MB; %s%n",
                Files.size(file) / 1e9,
                done.values(),
                seconds,
                Files.size(store) / 1e9,
                Files.size(store.resolveSibling(store.getFileName() + ".snapshot")) / 1e9,
                Runtime.getRuntime().maxMemory() >> 20,
                ImportNats.peak());
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 20)) {
            for (int repeat = 0; repeat < 3; repeat++) {
                for (int arch = 0; arch < Bench101Index.CELLS; arch++) {
                    TfRecords.write(out, Records101.record(arch, 108, repeat));
                }
            }
        }
        Files.move(draft, file);
    }
}
