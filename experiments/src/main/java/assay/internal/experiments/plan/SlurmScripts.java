package assay.internal.experiments.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scripts for SLURM: an array job, a merge job, and a script that submits both. */
public record SlurmScripts(PlannedWork work, JobPlace place) {
    /** The scripts by file name. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("array.sh", array());
        files.put("merge.sh", merge());
        files.put("submit.sh", submit());
        return files;
    }

    private String array() {
        int tasks = work.tasks().size();
        List<String> about = new ArrayList<>();
        about.add("An array job of SLURM: " + tasks + " parts of assay " + ShellText.words(place.command()));
        about.addAll(work.cost().words(tasks));
        about.add("Submitted again, it skips what is finished and goes on.");
        return "#!/usr/bin/env bash\n" + ShellText.comment(about)
                + batch("", work.cost().workers(), place.memoryMib())
                + "#SBATCH --array=0-" + (tasks - 1) + "\n"
                + "#SBATCH --time=" + JobPlace.slurmTime(place.minutes()) + "\n"
                + "#SBATCH --output=" + place.folder() + "/logs/%A_%a.out\n"
                + "#SBATCH --requeue\n"
                + start(work.cost().heapMib())
                + work.choice("SLURM_ARRAY_TASK_ID")
                + "part=$folder/" + work.folder() + "/$SLURM_ARRAY_TASK_ID\n"
                + "mkdir -p \"$part\"\n"
                + "exec " + ShellText.word(place.program()) + " "
                + ShellText.words(work.ofTasks(place.command())) + " --workers "
                + work.cost().workers() + " \\\n    \"${words[@]}\" " + work.part() + " \"$part" + work.inFolder()
                + "\"\n";
    }

    private String merge() {
        return "#!/usr/bin/env bash\n"
                + ShellText.comment(
                        List.of(
                                "Joins the parts of the array job. A part that is missing or there twice is refused and named."))
                + batch("-merge", 1, JobPlace.MERGE_MEMORY_MIB)
                + "#SBATCH --time=" + JobPlace.slurmTime(JobPlace.MERGE_MINUTES) + "\n"
                + "#SBATCH --output=" + place.folder() + "/logs/merge-%j.out\n"
                + start(JobPlace.MERGE_HEAP_MIB)
                + "parts=$(for ((i = 0; i < " + work.tasks().size() + "; i++)); do printf '%s,' \"$folder/"
                + work.folder() + "/$i" + work.inFolder() + "\"; done)\n"
                + "exec " + ShellText.word(place.program()) + " "
                + ShellText.words(PlannedWork.ofMerge(place.command())) + " --merge \"${parts%,}\"\n";
    }

    private String submit() {
        return "#!/usr/bin/env bash\n"
                + ShellText.comment(List.of("Submits both jobs: the merge waits until all parts are done."))
                + "set -euo pipefail\n"
                + "here=$(cd \"$(dirname \"${BASH_SOURCE[0]}\")\" && pwd)\n"
                + "mkdir -p " + ShellText.word(place.folder() + "/logs") + "\n"
                + "array=$(sbatch --parsable \"$here/array.sh\")\n"
                + "array=${array%%;*}\n"
                + "merge=$(sbatch --parsable --dependency=\"afterok:$array\" --kill-on-invalid-dep=yes"
                + " \"$here/merge.sh\")\n"
                + "echo \"submitted array job $array, and merge job ${merge%%;*} after it\"\n";
    }

    private String batch(String end, int cores, long memoryMib) {
        return "#SBATCH --job-name=" + work.name() + end + "\n"
                + "#SBATCH --nodes=1\n"
                + "#SBATCH --ntasks=1\n"
                + "#SBATCH --cpus-per-task=" + cores + "\n"
                + "#SBATCH --mem=" + memoryMib + "M\n";
    }

    private String start(long heapMib) {
        return "set -euo pipefail\n"
                + "cd " + ShellText.word(place.here()) + "\n"
                + "folder=" + ShellText.word(place.folder()) + "\n"
                + place.home()
                        .map(h -> "export ASSAY_HOME=" + ShellText.word(h) + "\n")
                        .orElse("")
                + "export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 # one thread a worker\n"
                + "export ASSAY_JAVA_OPTS=\"-Xmx" + heapMib + "m ${ASSAY_JAVA_OPTS:-}\"\n";
    }
}
