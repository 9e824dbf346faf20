package assay.internal.data.synetune;

import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.truth.StoreTruth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What of a table goes into its blackbox: whatever some architecture has.
 *
 * @param tasks of which some architecture has an accuracy of these trials
 * @param trials single trainings; the mean where there are none, or it is asked for
 * @param fidelities epochs after which some accuracy was measured
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
     * Without tasks if nothing was measured.
     *
     * @param mean whether the means of trainings are meant where there are single ones, too
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
