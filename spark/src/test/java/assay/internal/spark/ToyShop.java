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
 * Squares numbers.
 *
 * @param millis that a unit takes at least
 * @param bad the unit that always fails; -1: none
 * @param log a folder that gets a file for each try of a unit: {@code UNIT-PID-NANOS}; null: none
 */
record ToyShop(int millis, int bad, String log) implements Shop<Integer> {
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
                    throw new UsageException("unit " + unit + " cannot be done.");
                }
                long until = System.nanoTime() + millis * 1_000_000L;
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

    private static void sleep() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
