package assay.internal.experiments.run;

import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.spaces.RunSpace;
import assay.internal.experiments.textsearch.Texts;
import assay.internal.recurrent.text.Corpus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How the jobs of an experiment can be divided into parts. */
public final class RunCut {
    private final ExperimentConfig config;
    private final List<Job> jobs;

    /** @throws assay.core.error.UsageException if the configuration asks for what its space or methods cannot do */
    public RunCut(ExperimentConfig config) {
        this.config = config;
        this.jobs = Job.plan(config);
    }

    /** The methods, in groups that share a search. */
    public List<List<String>> groups() {
        long first = config.seeds().get(0);
        return jobs.stream()
                .filter(j -> j.seed() == first)
                .map(j -> j.methods().stream().map(MethodConfig::name).toList())
                .toList();
    }

    /**
     * Bytes that the largest job holds in tensors.
     *
     * @param data where texts are
     */
    public long bytes(Optional<Path> data) {
        Optional<Corpus> text = config.text().map(t -> Texts.read(t.dataset(), data));
        return Memory.most(config, RunSpace.of(config), text, jobs);
    }
}
