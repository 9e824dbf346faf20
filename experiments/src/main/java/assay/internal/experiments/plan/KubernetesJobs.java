package assay.internal.experiments.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Jobs for Kubernetes: an indexed one whose pods each do a part, and one that merges. Kubernetes has no dependencies between
 * Jobs, so the merge's pod has an init container. It waits for the marks that parts leave in the shared folder, which needs no
 * rights in the cluster and no other image. It ends with an error if parts were given up, or if nothing happens any more.
 *
 * @param image with the program
 * @param claim of the volume that all pods share
 * @param store a folder of an object store as rclone names it, in place of a shared volume
 */
public record KubernetesJobs(
        PlannedWork work, JobPlace place, String image, Optional<String> claim, Optional<String> store) {
    /** How often a part is tried. */
    private static final int TRIES = 4;

    /** Exit code of our program for wrong usage, where another try would not help. */
    private static final int USAGE = 2;

    /** Exit code of the waiting container and of our program if data is missing. */
    private static final int MISSING = 3;

    private static final int WAIT_MEMORY_MIB = 64;
    private static final int RCLONE_MEMORY_MIB = 256;

    /** Exit code of rclone if there is no such folder. */
    private static final int NO_FOLDER = 3;

    /** How long it must be quiet when all parts have ended, some without success: one of them may have been submitted again. */
    private static final int QUIET_SECONDS = 600;

    /** How long a part may wait for a machine while no other one begins or ends. */
    private static final int SPARE_MINUTES = 60;

    /** How many pods of this part failed before this one: Kubernetes says it in an annotation of the pod. */
    private static final String FAILURES = "        - name: FAILURES\n          valueFrom:\n"
            + "            fieldRef: {fieldPath: \"metadata.annotations['batch.kubernetes.io/job-index-failure-count']\"}\n";

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

    /** Marks in a part's folder: {@code begun}, then {@code done}, or {@code failed} with the exit code after the last try. */
    private String part() {
        String folder = work.folder() + "/$JOB_COMPLETION_INDEX";
        return start(work.cost().heapMib())
                + work.choice("JOB_COMPLETION_INDEX")
                + "part=" + folder + "\n"
                + "mkdir -p \"$part\"\n"
                + store.map(s -> fetch(word(s, "/files"), ".") + fetch(word(s, "/") + "\"$part\"", "\"$part\""))
                        .orElse("")
                + "rm -f \"$part/failed\"\n"
                + "date >\"$part/begun\"\n"
                + store.map(s -> "rclone sync \"$part\" " + word(s, "/") + "\"$part\"\n")
                        .orElse("")
                + "ended() {\n"
                + "  code=$?\n"
                + "  if [ $code -eq 0 ]; then touch \"$part/done\"\n"
                + "  elif [ $code -eq " + USAGE + " ] || [ \"${FAILURES:-0}\" -ge " + (TRIES - 1)
                + " ]; then echo $code >\"$part/failed\"; fi\n"
                + store.map(s -> "  rclone copy \"$part\" " + word(s, "/") + "\"$part\"\n")
                        .orElse("")
                + "}\n"
                + "trap ended EXIT\n"
                + ShellText.word(place.program()) + " " + ShellText.words(work.ofTasks(place.command()))
                + " --workers " + work.cost().workers() + " \"${words[@]}\" " + work.part() + " \"$part"
                + work.inFolder()
                + "\" &\nchild=$!\n"
                + "trap 'kill -TERM $child; wait $child' TERM # the program saves what it has\n"
                + "wait $child\n";
    }

    /** Ends with 0 when all parts are done; with an error that names the others when none of them will be. */
    private String waiting() {
        String marks = "'*/{begun,done,failed}'";
        String list = store.map(s -> "rclone lsf -R --files-only --format pt --include " + marks + " "
                        + word(s, "/" + work.folder()) + " 2>/dev/null")
                .orElse("ls -l --time-style=full-iso " + work.folder() + "/*/{begun,done,failed} 2>/dev/null");
        long patience = place.minutes() + SPARE_MINUTES;
        return "cd " + folder() + "\n"
                + "parts=" + work.tasks().size() + " before='' quiet=0\n"
                + "count() { grep -c \"/$1\\b\" <<<\"$now\"; }\n"
                + "missing() { for ((i = 0; i < parts; i++)); do grep -q \"\\b$i/done\\b\" <<<\"$now\" || printf ' %s' $i; done; }\n"
                + "while true; do\n"
                + "  now=$(" + list + ")\n"
                + "  [ \"$(count done)\" -lt $parts ] || exit 0\n"
                + "  if [ \"$now\" != \"$before\" ]; then before=$now quiet=$SECONDS; fi\n"
                + "  if [ $(($(count done) + $(count failed))) -ge $parts ] && [ $((SECONDS - quiet)) -ge "
                + QUIET_SECONDS + " ]; then\n"
                + "    echo \"assay: parts failed at each try:$(missing) of 0..$((parts - 1)). The others are done. See why: kubectl logs -l job-name="
                + work.name()
                + " --prefix --tail 20. Then delete both Jobs and apply this file again: it goes on.\" >&2\n"
                + "    exit " + MISSING + "\n"
                + "  fi\n"
                + "  if [ $((SECONDS - quiet)) -ge " + 60 * patience + " ]; then\n"
                + "    echo \"assay: no part began or ended for " + patience
                + " minutes, and these are missing:$(missing) of 0..$((parts - 1)). See how they are: kubectl describe job "
                + work.name()
                + ". When they are done, or can be: delete both Jobs and apply this file again: it goes on.\" >&2\n"
                + "    exit " + MISSING + "\n"
                + "  fi\n"
                + "  sleep 20\n"
                + "done\n";
    }

    private String merging() {
        return start(JobPlace.MERGE_HEAP_MIB)
                + store.map(s -> fetch(word(s, "/files"), ".") + fetch(word(s, "/" + work.folder()), work.folder()))
                        .orElse("")
                + "parts=$(for ((i = 0; i < " + work.tasks().size() + "; i++)); do printf '%s,' \"" + work.folder()
                + "/$i" + work.inFolder() + "\"; done)\n"
                + ShellText.word(place.program()) + " " + ShellText.words(PlannedWork.ofMerge(place.command()))
                + " --merge \"${parts%,}\"\n"
                + store.map(s -> "rclone copy . " + word(s, "/result") + " --exclude '" + work.folder() + "/**'\n")
                        .orElse("");
    }

    /** Copies a folder of the store, if it is there. */
    private static String fetch(String from, String to) {
        return "rclone copy " + from + " " + to + " || [ $? -eq " + NO_FOLDER + " ]\n";
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
                + "  backoffLimitPerIndex: " + (TRIES - 1) + "\n"
                + "  maxFailedIndexes: " + tasks + " # what fails does not stop the others\n"
                + "  podFailurePolicy:\n    rules:\n"
                + "    - action: FailIndex # wrong usage: no other try changes it\n"
                + "      onExitCodes: {containerName: part, operator: In, values: [" + USAGE + "]}\n"
                + "    - action: Ignore # a machine was taken away: not the part's fault\n"
                + "      onPodConditions: [{type: DisruptionTarget, status: \"True\"}]\n"
                + "  template:\n    spec:\n      restartPolicy: Never\n"
                + "      activeDeadlineSeconds: " + 60 * place.minutes() + "\n"
                + "      containers:\n"
                + container("part", "part.sh", work.cost().workers() + "", place.memoryMib())
                + volumes();
    }

    private String merge() {
        return job("-merge")
                + "  backoffLimit: 3\n"
                + "  podFailurePolicy:\n    rules:\n"
                + "    - action: FailJob # parts are missing\n"
                + "      onExitCodes: {containerName: wait, operator: In, values: [" + MISSING + "]}\n"
                + "    - action: FailJob # refused by the merge\n"
                + "      onExitCodes: {containerName: merge, operator: In, values: [" + USAGE + ", " + MISSING + "]}\n"
                + "  template:\n    spec:\n      restartPolicy: Never\n"
                + "      initContainers: # waits until all parts are done, or some given up\n"
                + container("wait", "wait.sh", "10m", store.isPresent() ? RCLONE_MEMORY_MIB : WAIT_MEMORY_MIB)
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
                + (name.equals("part") ? FAILURES : "")
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

    /** A text in YAML, which accepts texts of JSON. */
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
