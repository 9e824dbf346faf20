package assay.internal.cli.options;

import assay.internal.experiments.place.Workplace;
import assay.internal.experiments.place.Workplaces;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the jobs run. */
public final class PlaceOption {
    @Option(
            names = "--on",
            paramLabel = "MASTER",
            description = "Run the jobs by Apache Spark instead of on this machine's cores: local[2],"
                    + " spark://HOST:7077, k8s://..., or spark-submit for the master that spark-submit names"
                    + " (docs/spark.md).")
    private String master;

    /** The named place; empty: this machine. */
    public Optional<String> master() {
        return Optional.ofNullable(master);
    }

    /**
     * The place.
     *
     * @param threads jobs at the same time on this machine
     */
    public Workplace open(int threads) {
        return Workplaces.open(master(), threads);
    }
}
