package assay.internal.experiments.stored;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.supernet.kit.NetworkKits;
import java.util.stream.Collectors;

/**
 * The architecture that a stored run chose.
 *
 * @param space the name of its space in {@code assay train}: {@code darts}, {@code 201} or {@code recurrent}
 * @param text of the architecture
 */
public record FoundArchitecture(String space, String text) {
    /**
     * Looks it up in the run store.
     *
     * @param run {@code EXPERIMENT:METHOD:SEED}; the experiment by name (the last saved one) or id
     * @throws UsageException if it does not have this form, or the space has no networks to train
     * @throws DataMissingException if there is no such experiment or run; the message lists the existing ones
     */
    public static FoundArchitecture of(String run) {
        String[] parts = run.split(":", -1);
        if (parts.length != 3 || !parts[2].matches("-?[0-9]{1,18}")) {
            throw new UsageException(
                    "--from: expected EXPERIMENT:METHOD:SEED, such as darts-cifar10-cpu:data:0, found '" + run
                            + "'. The report of an experiment names its methods and seeds.");
        }
        Experiment experiment = Stored.experiment(parts[0]);
        long seed = Long.parseLong(parts[2]);
        RunRecord found = experiment.runs().stream()
                .filter(r -> r.method().equals(parts[1]) && r.seed() == seed)
                .findFirst()
                .orElseThrow(
                        () -> new DataMissingException("--from: expected a run of " + experiment.name() + ", one of "
                                + experiment.runs().stream()
                                        .map(r -> r.method() + ":" + r.seed())
                                        .limit(20)
                                        .collect(Collectors.joining(", "))
                                + ", found '" + parts[1] + ":" + parts[2] + "'."));
        return new FoundArchitecture(space(experiment), found.chosen().text());
    }

    private static String space(Experiment experiment) {
        SpaceKit kit = SpaceKits.named(experiment.space(), "--from");
        boolean trained = kit.readsText()
                || NetworkKits.find(kit).flatMap(n -> n.training(false)).isPresent();
        if (!trained) {
            throw new UsageException(
                    "--from: expected an experiment in a space whose networks can be trained, found one in "
                            + experiment.space() + ".");
        }
        return kit.shortName();
    }
}
