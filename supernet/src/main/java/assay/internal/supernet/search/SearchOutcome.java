package assay.internal.supernet.search;

import assay.core.run.EpochRecord;
import assay.core.space.Genotype;
import assay.supernet.search.draw.ArchDistribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * @param epochs the trajectory
 * @param seconds wall-clock of the search, without interruptions
 * @param answer what the search itself chose with its trained supernet; empty if it has no such {@code Finish}
 */
public record SearchOutcome(
        ArchDistribution distribution, List<EpochRecord> epochs, double seconds, Optional<Genotype> answer) {
    public SearchOutcome(ArchDistribution distribution, List<EpochRecord> epochs, double seconds) {
        this(distribution, epochs, seconds, Optional.empty());
    }

    /** The same outcome with one more number about the search among the diagnostics of its last epoch. */
    public SearchOutcome and(String diagnostic, double value) {
        if (epochs.isEmpty()) {
            return this;
        }
        List<EpochRecord> all = new ArrayList<>(epochs);
        EpochRecord last = all.remove(all.size() - 1);
        Map<String, Double> more = new LinkedHashMap<>(last.diagnostics());
        more.put(diagnostic, value);
        all.add(new EpochRecord(
                last.epoch(),
                last.incumbent(),
                last.trainLoss(),
                last.validLoss(),
                last.seconds(),
                last.simulatedSeconds(),
                more));
        return new SearchOutcome(distribution, all, seconds, answer);
    }
}
