package assay.internal.experiments.run;

import assay.core.error.AssayException;
import assay.core.run.Experiment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The jobs of an experiment that failed while the others went on. Safe for threads. */
final class FailedJobs {
    record Failure(Job job, Throwable cause) {}

    private final List<Failure> all = new ArrayList<>();

    synchronized void add(Job job, Throwable cause) {
        all.add(new Failure(job, cause));
    }

    synchronized List<Failure> all() {
        return List.copyOf(all);
    }

    synchronized boolean any() {
        return !all.isEmpty();
    }

    /** For the provenance: what failed, and why. */
    synchronized Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Failure f : all) {
            f.job()
                    .methods()
                    .forEach(m -> facts.put(
                            Experiment.FAILED + m.name() + ", seed " + f.job().seed(), words(f.cause())));
        }
        return facts;
    }

    /** What is said to people: of a defect its kind too. */
    static String words(Throwable cause) {
        return cause instanceof AssayException ? cause.getMessage() : cause.toString();
    }

    /** Where nothing came out there is nothing to go on with: the first failure is that of the whole. Nothing without any. */
    synchronized void rethrowFirst() {
        if (all.isEmpty()) {
            return;
        }
        Throwable t = all.get(0).cause();
        if (t instanceof RuntimeException e) {
            throw e;
        }
        throw (Error) t;
    }
}
