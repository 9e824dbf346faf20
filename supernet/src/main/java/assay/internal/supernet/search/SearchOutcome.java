package assay.internal.supernet.search;

import assay.core.run.EpochRecord;
import assay.core.space.Genotype;
import assay.supernet.search.draw.ArchDistribution;
import java.util.List;
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
}
