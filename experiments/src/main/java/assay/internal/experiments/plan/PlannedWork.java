package assay.internal.experiments.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A command in parts. Each task gives the command with a range of its own and puts what it makes into a folder of its own; the
 * merge gives the same command with {@code --merge} and all those folders.
 *
 * @param name of the work, for jobs and folders; only letters, digits and hyphens are kept, because Kubernetes takes no others
 * @param tasks the words that each task adds to the command
 * @param part the option with which a task names its folder, or the file in it
 * @param file the file in the folder of a task; empty for the folder itself
 * @param replaced options of the command, with a value, that the tasks replace by their own
 * @param cost of the whole
 */
public record PlannedWork(
        String name, List<List<String>> tasks, String part, String file, Set<String> replaced, WorkCost cost) {
    /** Options of a command that belong to one machine: each with a value. */
    private static final Set<String> OWN = Set.of("--workers", "--work");

    public PlannedWork {
        name = plain(name);
        tasks = tasks.stream().map(List::copyOf).toList();
        replaced = Set.copyOf(replaced);
    }

    private static String plain(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return plain.isEmpty() || !Character.isLetter(plain.charAt(0))
                ? "assay-" + plain
                : plain.substring(0, Math.min(40, plain.length()));
    }

    /** The folders of all tasks. Another cut has other folders, so parts of two cuts are never mixed. */
    public String folder() {
        return "parts-" + tasks.size();
    }

    /** The end of the path from a task's folder to what it makes. */
    public String inFolder() {
        return file.isEmpty() ? "" : "/" + file;
    }

    /** Shell lines that set {@code words} to what the task of this number adds to the command. */
    public String choice(String number) {
        StringBuilder text = new StringBuilder("case $" + number + " in\n");
        for (int i = 0; i < tasks.size(); i++) {
            text.append(i + ") words=(" + ShellText.words(tasks.get(i)) + ") ;;\n");
        }
        return text.append("*) echo \"assay: there is no task $" + number + " in this plan\" >&2; exit 2 ;;\nesac\n")
                .toString();
    }

    /** The command of all tasks: without the words that the tasks add themselves, and without {@code --out}. */
    public List<String> ofTasks(List<String> command) {
        return without(without(without(command, OWN), Set.of("--out")), replaced);
    }

    /** The command of the merge. */
    public static List<String> ofMerge(List<String> command) {
        return without(command, OWN);
    }

    private static List<String> without(List<String> command, Set<String> options) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < command.size(); i++) {
            String word = command.get(i);
            int is = word.indexOf('=');
            if (options.contains(word)) {
                i++; // its value
            } else if (is < 0 || !options.contains(word.substring(0, is))) {
                kept.add(word);
            }
        }
        return kept;
    }

    /** Cuts 0..{@code end} into this many ranges of nearly the same length, at multiples of {@code step}. */
    public static List<String> ranges(int end, int step, int count) {
        int units = (end + step - 1) / step;
        return IntStream.range(0, count)
                .mapToObj(i -> (int) ((long) units * i / count) * step + ".."
                        + Math.min(end, (int) ((long) units * (i + 1) / count) * step))
                .toList();
    }
}
