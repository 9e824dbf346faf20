package assay.internal.spark;

import assay.internal.experiments.place.UnitAnswer;
import assay.internal.experiments.place.UnitResults;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what is done; a failure ends all. */
final class CountedResults implements UnitResults<Integer> {
    private final AtomicInteger done = new AtomicInteger();

    int done() {
        return done.get();
    }

    @Override
    public void part(Integer unit, String name, double weight) {
        // counts when the unit is done
    }

    @Override
    public void done(Integer unit, UnitAnswer answer) {
        done.incrementAndGet();
    }

    @Override
    public void failed(Integer unit, String why) {
        throw new IllegalStateException("unit " + unit + ": " + why);
    }

    @Override
    public void remark(String text) {
        throw new IllegalStateException(text);
    }
}
