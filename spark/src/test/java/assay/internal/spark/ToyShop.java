package assay.internal.spark;

import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.internal.experiments.place.Shop;
import assay.internal.experiments.place.UnitAnswer;
import assay.internal.experiments.place.UnitWatch;
import assay.internal.experiments.place.UnitWorker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Squares numbers. In a process with {@code TOY_SLOW} each takes so many milliseconds; in one with {@code TOY_DISK} each writes
 * a file into that folder.
 *
 * @param millis that a unit takes at least
 * @param bad the unit that always fails, how its name says; -1: none
 * @param how of the bad unit: {@code refused}, {@code broken}, or {@code deadly} for its process
 * @param log a folder that gets a file for each try of a unit: {@code UNIT-PID-NANOS}; null: none
 */
record ToyShop(int millis, int bad, String how, String log) implements Shop<Integer> {
    @Override
    public String backend() {
        return "plain";
    }

    @Override
    public UnitWorker<Integer> worker() {
        return new UnitWorker<>() {
            @Override
            public UnitAnswer work(Integer unit, UnitWatch watch) throws IOException {
                if (log != null) {
                    Files.createFile(
                            Path.of(log, unit + "-" + ProcessHandle.current().pid() + "-" + System.nanoTime()));
                }
                if (unit == bad) {
                    fail(unit);
                }
                String disk = System.getenv("TOY_DISK");
                if (disk != null) {
                    Files.write(Path.of(disk, "unit-" + unit), new byte[1 << 20]);
                }
                String slow = System.getenv("TOY_SLOW");
                long until = System.nanoTime() + (slow == null ? millis : Integer.parseInt(slow)) * 1_000_000L;
                while (System.nanoTime() < until) {
                    if (watch.halted()) {
                        throw new InterruptedRunException("halted");
                    }
                    sleep();
                }
                watch.part("unit " + unit, 1);
                byte[] square = Integer.toString(unit * unit).getBytes(StandardCharsets.US_ASCII);
                return UnitAnswer.of(square, square);
            }

            @Override
            public void close() {
                // has nothing open
            }
        };
    }

    private void fail(int unit) {
        switch (how) {
            case "refused" -> throw new UsageException("unit " + unit + " cannot be done.");
            case "broken" -> throw new IllegalStateException("unit " + unit + " is broken");
            case "deadly" -> Runtime.getRuntime().halt(137);
            default -> throw new IllegalArgumentException(how);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
