package assay.internal.benchmarks.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.core.run.Experiment;
import assay.core.truth.Truth;
import assay.internal.reports.Report;
import assay.internal.testkit.Walks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The report of 20 methods x 500 seeds x 200 epochs: {@code ASSAY_JAVA_OPTS=-Xmx1800m
 * benchmarks/run reports.LargeReport [FOLDER]}. The first round is
 * that of a program that has just started, as {@code assay report} is. To be seen: about 10 s of the
 * thread's own time for all files, and under 5 MB for the page.
 */
public final class LargeReport {
    private static final int ROUNDS = 3;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private LargeReport() {}

    public static void main(String[] args) throws IOException {
        Path folder = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("large-report");
        Experiment experiment = Walks.experiment(20, 500, 200);
        for (int round = 1; round <= ROUNDS; round++) {
            long start = System.nanoTime();
            long cpu = THREADS.getCurrentThreadCpuTime();
            Report report;
            try (Truth truth = Walks.truth()) {
                report = new Report(experiment, truth);
            }
            double made = seconds(start);
            long page = report.html().getBytes(UTF_8).length;
            double written = seconds(start);
            report.writeTo(folder);
            System.out.printf(
                    "round %d: made in %.2f s, page of %,d bytes after %.2f s, all %,d bytes of files written after %.2f s"
                            + " (%.2f s of the thread's own time)%n",
                    round,
                    made,
                    page,
                    written,
                    size(folder),
                    seconds(start),
                    (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(LargeReport::bytes)
                    .sum();
        }
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
