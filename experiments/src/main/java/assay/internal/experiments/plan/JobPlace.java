package assay.internal.experiments.plan;

import java.util.List;
import java.util.Optional;

/**
 * Where and how jobs run.
 *
 * @param program how machines of the cluster call Assay
 * @param command the planned command, without the program
 * @param here the folder in which the command is given
 * @param folder on a file system that all machines share: parts, logs and the result of the work
 * @param home {@code ASSAY_HOME} of the jobs; empty: that of the machines
 * @param memoryMib of a task
 * @param minutes a task may take
 */
public record JobPlace(
        String program,
        List<String> command,
        String here,
        String folder,
        Optional<String> home,
        long memoryMib,
        long minutes) {
    /** The memory that a merge may need: it reads parts one after the other. */
    public static final int MERGE_HEAP_MIB = 1536;

    public static final int MERGE_MEMORY_MIB = 3072;

    public static final int MERGE_MINUTES = 60;

    /** A time as SLURM writes it: {@code 1-02:30:00}. */
    public static String slurmTime(long minutes) {
        return String.format("%d-%02d:%02d:00", minutes / (24 * 60), minutes / 60 % 24, minutes % 60);
    }
}
