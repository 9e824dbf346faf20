package assay.internal.data.synetune;

import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.truth.StoreTruth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The parts of a table that go into its blackbox: everything that at least one architecture has.
 *
 * @param tasks data sets for which at least one architecture has an accuracy of these trials
 * @param trials single trainings; or the mean, if there are no single trainings or if the mean is requested
 * @param fidelities epochs after which any accuracy was measured
 */
record Contents(
        int schedule, List<Curves> tasks, List<Trials> trials, List<Integer> fidelities, List<Objective> objectives) {
    static final List<Split> SPLITS = List.of(Split.VALID, Split.TEST, Split.TRAIN);

    Contents {
        tasks = List.copyOf(tasks);
        trials = List.copyOf(trials);
        fidelities = List.copyOf(fidelities);
        objectives = List.copyOf(objectives);
    }

    /**
     * Finds the contents. They have no tasks if nothing was measured.
     *
     * @param mean whether to write the means of trainings even if there are single trainings
     */
    static Contents of(StoreTruth truth, int schedule, boolean mean) {
        List<Curves> all = truth.architectures().benchmark().datasets().stream()
                .map(d -> new Curves(truth, d, schedule))
                .toList();
        TreeSet<Integer> seeds = new TreeSet<>();
        if (!mean) {
            all.forEach(c -> seeds.addAll(c.seeds()));
        }
        List<Trials> trials = seeds.isEmpty()
                ? List.of(new Trials.Mean())
                : seeds.stream().<Trials>map(Trials.Seed::new).toList();
        List<Curves> tasks = all.stream()
                .filter(c -> !fidelities(List.of(c), trials, schedule).isEmpty())
                .toList();
        List<Integer> fidelities = fidelities(tasks, trials, schedule);
        List<Objective> objectives = new ArrayList<>();
        for (Split split : SPLITS) {
            if (fidelities.stream().anyMatch(e -> has(tasks, split, trials, e))) {
                objectives.add(Objective.error(split));
            }
        }
        if (tasks.stream().anyMatch(Curves::hasTimes)) {
            objectives.add(Objective.RUNTIME);
            objectives.add(Objective.ELAPSED_TIME);
        }
        objectives.add(Objective.FLOPS);
        objectives.add(Objective.PARAMS);
        return new Contents(schedule, tasks, trials, fidelities, objectives);
    }

    private static List<Integer> fidelities(List<Curves> tasks, List<Trials> trials, int schedule) {
        return IntStream.rangeClosed(1, schedule)
                .filter(e -> SPLITS.stream().anyMatch(split -> has(tasks, split, trials, e)))
                .boxed()
                .toList();
    }

    private static boolean has(List<Curves> tasks, Split split, List<Trials> trials, int epoch) {
        return tasks.stream().anyMatch(c -> trials.stream().anyMatch(t -> c.hasAccuracy(split, t, epoch)));
    }
}
