package assay.data.synetune;

import assay.core.truth.Dataset;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.data.truth.StoreTruth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What of a table goes into its blackbox: whatever some architecture has.
 *
 * @param trials single trainings; the mean where there are none
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

    /** Without tasks if nothing was measured. */
    static Contents of(StoreTruth truth, int schedule) {
        List<Curves> tasks = new ArrayList<>();
        TreeSet<Integer> seeds = new TreeSet<>();
        for (Dataset dataset : truth.architectures().benchmark().datasets()) {
            Curves curves = new Curves(truth, dataset, schedule);
            if (!fidelities(List.of(curves), trials(curves.seeds()), schedule).isEmpty()) {
                tasks.add(curves);
                seeds.addAll(curves.seeds());
            }
        }
        List<Trials> trials = trials(seeds);
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

    private static List<Trials> trials(TreeSet<Integer> seeds) {
        return seeds.isEmpty()
                ? List.of(new Trials.Mean())
                : seeds.stream().<Trials>map(Trials.Seed::new).toList();
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
