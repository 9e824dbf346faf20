package assay.supernet.search;

import assay.core.run.EpochRecord;
import java.util.List;

/**
 * @param epochs the trajectory
 * @param seconds wall-clock of the search, interruptions left out
 */
public record SearchOutcome(ArchDistribution distribution, List<EpochRecord> epochs, double seconds) {}
