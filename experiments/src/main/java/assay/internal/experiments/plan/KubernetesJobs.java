package assay.internal.experiments.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Jobs for Kubernetes: an indexed one whose pods each do a part, and one that merges. Kubernetes knows no dependency between
 * Jobs, so the merge's pod has an init container that waits until each part has left its mark in the shared folder. That needs no
 * rights in the cluster and no other image.
 *
 * @param image with the program
 * @param claim of the volume that all pods share
 * @param store a folder of an object store as rclone names it, in place of a shared volume
 */
public record KubernetesJobs(
        PlannedWork work, JobPlace place, String image, Optional<String> claim, Optional<String> store) {
    private static final String DONE = "done";

    /** Where pods see the shared folder. */
    public static final String SHARED = "/shared";

    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("jobs.yaml", scripts() + "---\n" + parts() + "---\n" + merge());
        return files;
    }

    private String scripts() {
        int tasks = work.tasks().size();
        List<String> about = new ArrayList<>();
        about.add("Kubernetes: " + tasks + " parts of assay " + ShellText.words(place.command())
                + ", and the merge after them. kubectl apply -f jobs.yaml");
        about.addAll(work.cost().words(tasks));
        about.add("Deleted and applied again, it skips what is finished and goes on.");
        about.add(
                store.isPresent()
                        ? "The files that the command names lie in " + store.get()
                                + "/files, parts and result come beside"
                                + " them. The image has rclone, its secret is named rclone."
                        : "The files that the command names lie in the volume; parts and result come beside them.");
        return ShellText.comment(about) + "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: " + work.name()
                + "\ndata:\n"
                + "  part.sh: |\n" + indented(part()) + "  wait.sh: |\n" + indented(waiting()) + "  merge.sh: |\n"
                + indented(merging());
    }

    private String part() {
        String folder = work.folder() + "/$JOB_COMPLETION_INDEX";
        return start(work.cost().heapMib())
                + work.choice("JOB_COMPLETION_INDEX")
                + "part=" + folder + "\n"
                + "mkdir -p \"$part\"\n"
                + store.map(s -> "rclone copy " + word(s, "/files") + " .\n"
                                + "rclone copy " + word(s, "/") + "\"$part\" \"$part\"\n"
                                + "trap 'rclone copy \"$part\" " + word(s, "/") + "\"$part\"' EXIT\n")
                        .orElse("")
                + ShellText.word(place.program()) + " " + ShellText.words(work.ofTasks(place.command()))
                + " --workers " + work.cost().workers() + " \"${words[@]}\" " + work.part() + " \"$part"
                + work.inFolder()
                + "\" &\nchild=$!\n"
                + "trap 'kill -TERM $child; wait $child' TERM # the program saves what it has\n"
                + "wait $child\n"
                + "touch \"$part/" + DONE + "\"\n";
    }

    private String waiting() {
        String there = store.map(s -> "rclone lsf -R --include '*/" + DONE + "' " + word(s, "/" + work.folder()))
                .orElse("ls -d " + work.folder() + "/*/" + DONE + " 2>/dev/null");
        return "cd " + folder() + "\n" + "until [ \"$(" + there + " | wc -l)\" -ge "
                + work.tasks().size() + " ]; do sleep 20; done\n";
    }

    private String merging() {
        return start(JobPlace.MERGE_HEAP_MIB)
                + store.map(s -> "rclone copy " + word(s, "/files") + " .\n" + "rclone copy "
                                + word(s, "/" + work.folder()) + " " + work.folder() + "\n")
                        .orElse("")
                + "parts=$(for ((i = 0; i < " + work.tasks().size() + "; i++)); do printf '%s,' \"" + work.folder()
                + "/$i" + work.inFolder() + "\"; done)\n"
                + ShellText.word(place.program()) + " " + ShellText.words(PlannedWork.ofMerge(place.command()))
                + " --merge \"${parts%,}\"\n"
                + store.map(s -> "rclone copy . " + word(s, "/result") + " --exclude '" + work.folder() + "/**'\n")
                        .orElse("");
    }

    private static String word(String store, String path) {
        return ShellText.word(store + path);
    }

    private String folder() {
        return store.isPresent() ? "/work" : ShellText.word(place.folder());
    }

    private String start(long heapMib) {
        return "set -euo pipefail\n"
                + "cd " + folder() + "\n"
                + "export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 # one thread a worker\n"
                + "export ASSAY_JAVA_OPTS=-Xmx" + heapMib + "m\n";
    }

    private String parts() {
        int tasks = work.tasks().size();
        return job("")
                + "  completionMode: Indexed\n"
                + "  completions: " + tasks + "\n"
                + "  parallelism: " + tasks + "\n"
                + "  backoffLimitPerIndex: 3\n"
                + "  maxFailedIndexes: " + tasks + " # what fails does not stop the others\n"
                + "  template:\n    spec:\n      restartPolicy: Never\n"
                + "      activeDeadlineSeconds: " + 60 * place.minutes() + "\n"
                + "      containers:\n"
                + container("part", "part.sh", work.cost().workers() + "", place.memoryMib())
                + volumes();
    }

    private String merge() {
        return job("-merge")
                + "  backoffLimit: 3\n"
                + "  template:\n    spec:\n      restartPolicy: Never\n"
                + "      initContainers: # waits until all parts are done\n"
                + container("wait", "wait.sh", "10m", 64)
                + "      containers:\n"
                + container("merge", "merge.sh", "1", JobPlace.MERGE_MEMORY_MIB)
                + volumes();
    }

    private String job(String end) {
        return "apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: " + work.name() + end + "\nspec:\n";
    }

    private String container(String name, String script, String cpu, long memoryMib) {
        return "      - name: " + name + "\n"
                + "        image: " + quoted(image) + "\n"
                + "        command: [bash, /scripts/" + script + "]\n"
                + "        env:\n"
                + "        - {name: ASSAY_HOME, value: " + quoted(place.home().orElse("/tmp/assay")) + "}\n"
                + (store.isPresent() ? "        - {name: RCLONE_CONFIG, value: /config/rclone/rclone.conf}\n" : "")
                + "        resources:\n"
                + "          requests: {cpu: \"" + cpu + "\", memory: " + memoryMib + "Mi}\n"
                + "          limits: {memory: " + memoryMib + "Mi}\n"
                + "        volumeMounts:\n"
                + "        - {name: scripts, mountPath: /scripts}\n"
                + "        - {name: " + (store.isPresent() ? "work, mountPath: /work" : "shared, mountPath: " + SHARED)
                + "}\n"
                + (store.isPresent() ? "        - {name: rclone, mountPath: /config/rclone}\n" : "");
    }

    private String volumes() {
        return "      volumes:\n"
                + "      - name: scripts\n        configMap: {name: " + work.name() + "}\n"
                + claim.map(c ->
                                "      - name: shared\n        persistentVolumeClaim: {claimName: " + quoted(c) + "}\n")
                        .orElse("      - name: work\n        emptyDir: {}\n"
                                + "      - name: rclone\n        secret: {secretName: rclone}\n");
    }

    private static String indented(String script) {
        return script.indent(4);
    }

    /** A text in YAML, which reads JSON's. */
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
