package assay.internal.experiments.run;

import assay.core.error.AssayException;
import assay.core.run.Experiment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The jobs of an experiment that failed while the others continued. Safe for threads. */
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

    /** The failed jobs and the reasons, for the provenance. */
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

    /** The message for people; for a defect with the kind of exception. */
    static String words(Throwable cause) {
        return cause instanceof AssayException ? cause.getMessage() : cause.toString();
    }

    /** Throws the first failure if there is no result at all. Does nothing if no job failed. */
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
