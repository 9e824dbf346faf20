package assay.internal.experiments.gate;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** What happens to a gate's measurements: they become a new baseline, or are compared with one. */
public interface GateEnd {
    /** The file of the baseline. */
    Path file();

    /**
     * Writes a baseline.
     *
     * @return the exit code
     */
    int write(Baseline found, List<Long> seeds);

    /**
     * Compares with the baseline.
     *
     * @param asked the methods and proxies that were to be measured
     * @return the exit code
     */
    int judge(Baseline before, Gauged now, List<Long> seeds, Collection<String> asked);
}
