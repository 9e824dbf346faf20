package assay.internal.experiments.referee;

import assay.core.error.UsageException;
import assay.core.run.RunRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The runs in the rows: the answer of each, and its answer after each step.
 *
 * @param runs the runs with an answer in the space, methods in the order of the rows
 * @param failed the other runs: {@code rs, seed 3}, with the reasons
 */
public record JudgedRuns(List<RunRecord> runs, Map<String, String> failed) {
    public JudgedRuns {
        runs = List.copyOf(runs);
        failed = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(failed));
    }

    /**
     * Joins rows to runs.
     *
     * @param lower whether a smaller score is the better one
     * @throws UsageException naming the rows that contradict each other
     */
    public static JudgedRuns of(List<JudgedRow> rows, AnswerRule rule, boolean lower) {
        Map<String, List<JudgedRow>> byRun = new LinkedHashMap<>();
        rows.forEach(r -> byRun.computeIfAbsent(r.run(), k -> new ArrayList<>()).add(r));
        List<RunRecord> runs = new ArrayList<>();
        Map<String, String> failed = new LinkedHashMap<>();
        byRun.forEach((name, of) -> {
            OneRun run = new OneRun(of, rule, lower);
            JudgedRow answer = run.answer();
            if (answer.architecture().isPresent()) {
                runs.add(run.record(answer));
            } else {
                failed.put(name, "its answer is not in the table: " + answer.why());
            }
        });
        Map<String, Integer> order = new LinkedHashMap<>();
        rows.forEach(r -> order.putIfAbsent(r.method(), order.size()));
        runs.sort(Comparator.comparingInt(
                (RunRecord r) -> order.get(r.method()))); // stable: seeds stay in the order of the rows
        return new JudgedRuns(runs, failed);
    }

    /** The rule that rows suggest: the best score if they have scores. */
    public static AnswerRule ruleFor(List<JudgedRow> rows) {
        return rows.stream().anyMatch(r -> r.score().isPresent()) ? AnswerRule.BEST : AnswerRule.LAST;
    }
}
