package assay.internal.experiments.run;

import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.external.Programs;
import assay.internal.experiments.images.SearchImages;
import assay.internal.experiments.work.Fingerprint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Names the files of jobs by everything that determines their records and is not the same for the whole work folder: methods
 * with their settings, the seed, and the images or the table that they use. So a job is done only once, whatever other methods
 * and seeds an experiment has.
 *
 * @param data the images or the text that searches use, as facts; empty if no method uses any
 * @param table used if a job needs it
 * @param programs their files determine their results
 */
record JobKeys(Map<String, String> data, Supplier<List<String>> table, Programs programs) {
    /** {@code balenas+balenas-tf-seed0-1a2b3c4d5e6f}. */
    String of(Job job) {
        Map<String, Object> facts = new LinkedHashMap<>(job.facts());
        if (job.methods().stream().anyMatch(SearchImages::needed)) {
            facts.putAll(data);
        }
        if (job.asksTable()) {
            facts.put("table", table.get());
        }
        job.methods().stream()
                .filter(MethodConfig::isProgram)
                .forEach(m -> facts.put("program", programs.of(m).facts()));
        return job.id() + "-" + Fingerprint.of(facts).name();
    }

    /** One key for these jobs together. */
    String of(List<Job> jobs) {
        return Fingerprint.of(
                        Map.of("jobs", jobs.stream().map(this::of).sorted().toList()))
                .name();
    }
}
