package assay.internal.experiments.gate;

import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import assay.internal.experiments.run.RunOutcome;
import assay.internal.reports.study.FailedRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Computes the quantity that the gate compares from judged rows: the regret of each method's answer, by seed. */
public final class JudgedGauge {
    private final Landscape landscape;
    private final Map<String, SortedMap<Long, Double>> regrets = new LinkedHashMap<>();
    private final Map<String, Map<Long, String>> chosen = new LinkedHashMap<>();
    private final List<RunOutcome.Failure> failures = new ArrayList<>();

    public JudgedGauge(Landscape landscape) {
        this.landscape = landscape;
    }

    /** Adds the answer of a run. An answer that the table does not have is a failure. */
    public JudgedGauge add(String method, long seed, Genotype answer) {
        double accuracy = landscape.accuracy(answer);
        if (Double.isNaN(accuracy)) {
            failures.add(new RunOutcome.Failure(
                    method,
                    seed,
                    new OutOfTableException("its answer has no accuracy in the table: "
                            + answer.text().strip())));
        } else {
            regrets.computeIfAbsent(method, m -> new TreeMap<>()).put(seed, landscape.regret(accuracy));
            chosen.computeIfAbsent(method, m -> new TreeMap<>()).put(seed, answer.text());
        }
        return this;
    }

    /** Adds a run without an answer that the table has. */
    void fail(String method, long seed, OutOfTableException why) {
        failures.add(new RunOutcome.Failure(method, seed, why));
    }

    /**
     * Adds the runs of a judgement, also those without a valid answer.
     *
     * @param methods only these; empty: all
     * @param seeds only these; empty: all
     * @throws UsageException if one of these is missing
     */
    public JudgedGauge add(Experiment judged, Collection<String> methods, Collection<Long> seeds) {
        List<FailedRun> failed = FailedRun.of(judged);
        List<String> names = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        judged.runs().forEach(r -> {
            names.add(r.method());
            numbers.add(r.seed());
        });
        failed.forEach(f -> {
            names.add(f.method());
            numbers.add(f.seed());
        });
        requireAll("--methods", methods, names);
        requireAll("--seeds", seeds, numbers);
        Predicate<String> method = m -> methods.isEmpty() || methods.contains(m);
        Predicate<Long> seed = s -> seeds.isEmpty() || seeds.contains(s);
        for (RunRecord run : judged.runs()) {
            if (method.test(run.method()) && seed.test(run.seed())) {
                add(run.method(), run.seed(), run.chosen());
            }
        }
        for (FailedRun f : failed) {
            if (method.test(f.method()) && seed.test(f.seed())) {
                fail(f.method(), f.seed(), new OutOfTableException(f.why()));
            }
        }
        return this;
    }

    private static void requireAll(String option, Collection<?> asked, Collection<?> there) {
        for (Object one : asked) {
            if (!there.contains(one)) {
                throw new UsageException(option + ": expected some of "
                        + there.stream().distinct().map(Object::toString).toList() + ", which the rows have, found '"
                        + one + "'.");
            }
        }
    }

    /** The measurements of everything that was added. */
    public Gauged measured() {
        List<SeedSeries> series = new ArrayList<>();
        regrets.forEach((method, values) -> series.add(new SeedSeries(Quantity.REGRET, method, values)));
        return new Gauged(series, chosen, Map.of(), failures);
    }
}
