package assay.internal.experiments.place;

import assay.internal.experiments.work.Crew;
import assay.internal.experiments.work.StopSignal;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * This machine: a few threads. If a unit fails, all units halt and the failure is thrown.
 *
 * @param threads units at the same time
 */
public record LocalPlace(int threads) implements Workplace {
    @Override
    public String words() {
        return "this machine, " + threads + " threads";
    }

    @Override
    public int units(int pieces) {
        return pieces;
    }

    @Override
    public <U extends Serializable> void work(
            Shop<U> shop, List<U> units, UnitResults<? super U> results, StopSignal stop) {
        new Crew(stop).work(units, threads, () -> new AtBench<U>(shop.worker(), results));
    }

    private record AtBench<U extends Serializable>(UnitWorker<U> worker, UnitResults<? super U> results)
            implements Crew.Worker<U> {
        @Override
        public void work(U unit, BooleanSupplier halted) throws IOException {
            results.done(unit, worker.work(unit, new UnitWatch() {
                @Override
                public boolean halted() {
                    return halted.getAsBoolean();
                }

                @Override
                public void part(String name, double weight) {
                    results.part(unit, name, weight);
                }
            }));
        }

        @Override
        public void close() {
            worker.close();
        }
    }

    @Override
    public void close() {
        // its threads end with each piece of work
    }
}
