package assay.internal.experiments.run;

import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.place.Workplace;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Some jobs of an experiment, for another process.
 *
 * @param jobs their places in {@link Job#plan}
 * @param id for people
 */
record RunUnit(List<Integer> jobs, String id) implements Serializable {
    private static final long serialVersionUID = 1L;

    RunUnit {
        jobs = List.copyOf(jobs);
    }

    /**
     * A unit for each search, and units of several seeds of a method that asks the table, because such jobs are short.
     *
     * @param plan all jobs
     */
    static List<RunUnit> of(List<Job> left, List<Job> plan, Workplace place) {
        List<RunUnit> units = new ArrayList<>();
        left.stream()
                .filter(job -> !job.asksTable())
                .map(job -> of(List.of(job), plan))
                .forEach(units::add);
        Map<List<MethodConfig>, List<Job>> asking = left.stream()
                .filter(Job::asksTable)
                .collect(Collectors.groupingBy(Job::methods, LinkedHashMap::new, Collectors.toList()));
        int all = left.size() - units.size();
        int most = all == 0 ? 1 : (int) Math.ceil((double) all / place.units(all));
        asking.values().forEach(seeds -> {
            for (int from = 0; from < seeds.size(); from += most) {
                units.add(of(seeds.subList(from, Math.min(seeds.size(), from + most)), plan));
            }
        });
        return units;
    }

    private static RunUnit of(List<Job> jobs, List<Job> plan) {
        String first = jobs.get(0).id();
        return new RunUnit(
                jobs.stream().map(plan::indexOf).toList(),
                jobs.size() == 1
                        ? first
                        : first + ".." + jobs.get(jobs.size() - 1).seed());
    }

    /** Its jobs. */
    Stream<Job> of(List<Job> plan) {
        return jobs.stream().map(plan::get);
    }

    @Override
    public String toString() {
        return id;
    }
}
