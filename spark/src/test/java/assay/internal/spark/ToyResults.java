package assay.internal.spark;

import static org.junit.jupiter.api.Assertions.assertNull;

import assay.internal.experiments.place.UnitAnswer;
import assay.internal.experiments.place.UnitResults;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** Keeps what becomes of units; no unit may be told twice. */
final class ToyResults implements UnitResults<Integer> {
    final Map<Integer, String> done = new TreeMap<>();
    final Map<Integer, String> failed = new TreeMap<>();
    final List<String> parts = new ArrayList<>();
    final List<String> remarks = new ArrayList<>();
    private final IntConsumer then;

    ToyResults() {
        this(count -> {});
    }

    /** @param then is told after each unit how many are done */
    ToyResults(IntConsumer then) {
        this.then = then;
    }

    @Override
    public void part(Integer unit, String name, double weight) {
        parts.add(name);
    }

    @Override
    public void done(Integer unit, UnitAnswer answer) {
        assertNull(done.put(unit, new String(answer.bytes(), StandardCharsets.US_ASCII)), "told twice: " + unit);
        then.accept(done.size());
    }

    @Override
    public void failed(Integer unit, String why) {
        assertNull(failed.put(unit, why), "failed twice: " + unit);
    }

    @Override
    public void remark(String text) {
        remarks.add(text);
    }
}
