package assay.internal.experiments.run;

import assay.internal.data.store.Snapshot;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.external.PortableProgram;
import assay.internal.experiments.images.SearchImages;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.place.Shop;
import assay.internal.experiments.place.UnitWorker;
import assay.internal.experiments.work.AssayHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Does the jobs of an experiment in another process. */
final class SearchShop implements Shop<RunUnit> {
    private static final long serialVersionUID = 1L;

    private final String experiment;
    private final String name;
    private final String backend;

    /** Null if no job looks at images. */
    private final SearchImages images;

    /** The programs by method. */
    private final Map<String, PortableProgram> programs;

    private final boolean table;

    /** @param programs of the experiment's methods that are programs */
    SearchShop(
            ExperimentConfig config,
            List<Job> jobs,
            SearchImages images,
            String backend,
            Map<String, PortableProgram> programs) {
        experiment = config.yaml();
        name = config.name();
        this.images = images;
        this.backend = backend;
        this.programs = Map.copyOf(programs);
        // Only its table describes a benchmark that somebody built.
        table = config.truth().benchmark().built().isPresent() || jobs.stream().anyMatch(Job::asksTable);
    }

    @Override
    public String backend() {
        return backend;
    }

    @Override
    public List<Path> home() {
        List<Path> files = new ArrayList<>();
        if (table) {
            Path home = AssayHome.path();
            Path store = AssayHome.truth(config().truth().benchmark().key());
            List.of(store, Snapshot.path(store)).stream()
                    .filter(Files::exists)
                    .map(home::relativize)
                    .forEach(files::add);
        }
        programs.values().forEach(p -> files.addAll(p.home()));
        return files;
    }

    private ExperimentConfig config() {
        return ExperimentConfig.parse(experiment, name, List.of(), Catalogue.methods());
    }

    @Override
    public UnitWorker<RunUnit> worker() {
        return new JobWorker(config(), images, backend, programs);
    }
}
