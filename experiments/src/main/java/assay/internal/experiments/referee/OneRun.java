package assay.internal.experiments.referee;

import assay.core.error.UsageException;
import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.core.space.Genotype;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The rows of one run, in the order of its steps. */
final class OneRun {
    private final List<JudgedRow> steps;
    private final Optional<JudgedRow> marked;
    private final AnswerRule rule;
    private final boolean lower;
    private final boolean scored;

    OneRun(List<JudgedRow> rows, AnswerRule rule, boolean lower) {
        this.rule = rule;
        this.lower = lower;
        scored = rows.stream().anyMatch(r -> r.score().isPresent());
        marked = marked(rows);
        steps = ordered(rows);
        requireAnAnswer(rows);
        requireOneClock(JudgedRow::timeSeconds, JudgedColumns.TIME);
        requireOneClock(JudgedRow::costSeconds, JudgedColumns.COST);
    }

    private static Optional<JudgedRow> marked(List<JudgedRow> rows) {
        List<JudgedRow> all = rows.stream().filter(JudgedRow::isFinal).toList();
        if (all.size() > 1) {
            throw new UsageException(all.get(1).at() + ": expected one final row of "
                    + all.get(1).run() + ", found another one in " + all.get(0).at()
                    + ". Mark the answer of the run alone.");
        }
        return all.stream().findFirst();
    }

    /** If only the final row has no step, it is the answer, and not another step. */
    private List<JudgedRow> ordered(List<JudgedRow> rows) {
        if (rows.stream().noneMatch(r -> r.step().isPresent())) {
            return rows;
        }
        List<JudgedRow> all = new ArrayList<>();
        for (JudgedRow row : rows) {
            if (row.step().isPresent()) {
                all.add(row);
            } else if (!row.isFinal()) {
                throw new UsageException(row.at() + ": expected a step, as other rows of " + row.run()
                        + " have, found none. Give all rows one, or none.");
            }
        }
        all.sort(Comparator.comparingLong(r -> r.step().orElseThrow()));
        return all;
    }

    private void requireAnAnswer(List<JudgedRow> rows) {
        boolean told = scored
                || marked.isPresent()
                || rows.size() == 1
                || rows.stream()
                        .allMatch(r -> r.step().isPresent()
                                || r.timeSeconds().isPresent()
                                || r.costSeconds().isPresent());
        if (!told) {
            throw new UsageException(rows.get(1).at() + ": expected one answer of "
                    + rows.get(1).run() + ", found "
                    + rows.size() + " rows and nothing that says which comes last. Give a column seed if each row is a"
                    + " run of its own, step if they are one run, or final.");
        }
        if (rule == AnswerRule.BEST && !scored && rows.size() > 1 && marked.isEmpty()) {
            throw new UsageException(
                    rows.get(0).at() + ": expected scores of " + rows.get(0).run()
                            + ", because the best one is the answer, found none. Say --answer last, or mark the final row.");
        }
        if (rule == AnswerRule.LAST) {
            for (int i = 1; i < steps.size(); i++) {
                if (steps.get(i).step().isPresent()
                        && steps.get(i).step().equals(steps.get(i - 1).step())) {
                    throw new UsageException(steps.get(i).at() + ": expected one row of "
                            + steps.get(i).run()
                            + " for step " + steps.get(i).step().getAsLong() + ", found another one in "
                            + steps.get(i - 1).at() + ". Give the steps numbers of their own, or a score that says"
                            + " which is the best.");
                }
            }
        }
    }

    private interface Clock {
        OptionalDouble of(JudgedRow row);
    }

    private void requireOneClock(Clock clock, String column) {
        double before = 0;
        for (JudgedRow row : steps) {
            double now = clock.of(row).orElse(before);
            if (now < before) {
                throw new UsageException(
                        row.at() + ", column " + column + ": expected seconds since the run began, found " + now
                                + " after " + before + ". Add them up: a row has the time of all rows before it, too.");
            }
            before = now;
        }
    }

    /** The final row, or the answer by the rule after the last row. */
    JudgedRow answer() {
        return marked.orElseGet(() -> incumbents().get(steps.size() - 1).orElse(steps.get(steps.size() - 1)));
    }

    /** The answer of the run after each of its rows; empty as long as it has no score. */
    private List<Optional<JudgedRow>> incumbents() {
        List<Optional<JudgedRow>> all = new ArrayList<>();
        Optional<JudgedRow> best = Optional.empty();
        for (JudgedRow row : steps) {
            if (rule == AnswerRule.LAST || !scored) {
                best = Optional.of(row);
            } else if (row.score().isPresent()
                    && best.filter(b -> !better(row, b)).isEmpty()) {
                best = Optional.of(row);
            }
            all.add(best);
        }
        return all;
    }

    private boolean better(JudgedRow row, JudgedRow than) {
        double difference = row.score().orElseThrow() - than.score().orElseThrow();
        return lower ? difference < 0 : difference > 0;
    }

    RunRecord record(JudgedRow answer) {
        return new RunRecord(
                answer.method(),
                answer.seed(),
                epochs(),
                samples(),
                answer.architecture().orElseThrow(),
                seconds(),
                0);
    }

    /** The value of the last step that has one; NaN if not known. */
    private double seconds() {
        double seconds = Double.NaN;
        for (JudgedRow row : steps) {
            seconds = row.timeSeconds().orElse(seconds);
        }
        return marked.stream()
                .mapToDouble(m -> m.timeSeconds().orElse(Double.NaN))
                .filter(t -> !Double.isNaN(t))
                .findFirst()
                .orElse(seconds);
    }

    /** The last row of each step; none if there is only one row, without time and step. */
    private List<EpochRecord> epochs() {
        boolean bare = steps.size() == 1
                && steps.get(0).step().isEmpty()
                && steps.get(0).timeSeconds().isEmpty()
                && steps.get(0).costSeconds().isEmpty()
                && steps.get(0).evaluations().isEmpty();
        List<EpochRecord> epochs = new ArrayList<>();
        List<Optional<JudgedRow>> incumbents = incumbents();
        for (int i = 0; i < steps.size() && !bare; i++) {
            JudgedRow row = steps.get(i);
            boolean last = i == steps.size() - 1
                    || row.step().isEmpty()
                    || !row.step().equals(steps.get(i + 1).step());
            Optional<Genotype> incumbent = incumbents.get(i).flatMap(JudgedRow::architecture);
            if (last && incumbent.isPresent()) {
                epochs.add(epoch(i, row, incumbent.get()));
            }
        }
        return epochs;
    }

    private EpochRecord epoch(int i, JudgedRow row, Genotype incumbent) {
        Map<String, Double> diagnostics = new LinkedHashMap<>();
        if (row.evaluations().isPresent()) {
            diagnostics.put(EpochRecord.EVALUATIONS, (double) row.evaluations().getAsLong());
        } else if (scored) {
            diagnostics.put(EpochRecord.EVALUATIONS, i + 1.0);
        }
        return new EpochRecord(
                Math.toIntExact(row.step().orElse(i + 1L)),
                incumbent,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                row.timeSeconds().orElse(Double.NaN),
                row.costSeconds(),
                diagnostics);
    }

    /** The method's score, with the sign for which larger is better. */
    private List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (JudgedRow row : scored ? steps : List.<JudgedRow>of()) {
            row.architecture()
                    .ifPresent(g -> samples.add(new Sample(
                            g,
                            row.score().isPresent()
                                    ? OptionalDouble.of(
                                            lower
                                                    ? -row.score().getAsDouble()
                                                    : row.score().getAsDouble())
                                    : OptionalDouble.empty())));
        }
        return samples;
    }
}
