package assay.internal.experiments.config;

import assay.core.kit.SpaceKits;
import assay.core.setting.Choice;
import assay.core.setting.Setting;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A line of the catalogue of methods: the name in the experiment file, what it is, and its parameters.
 *
 * @param elsewhere other defaults, by the key of the benchmark that judges, then by parameter; {@code darts} stands for the
 *     DARTS space, where no table judges
 */
public record MethodSpec(
        String name, String about, List<Setting> parameters, Map<String, Map<String, Object>> elsewhere) {
    public MethodSpec {
        parameters = List.copyOf(parameters);
        elsewhere = Collections.unmodifiableMap(new TreeMap<>(elsewhere)); // in one order, whatever map it comes in
        List<String> names = parameters.stream().map(Setting::name).toList();
        elsewhere.forEach((judge, standards) -> {
            if (!names.containsAll(standards.keySet())) {
                throw new IllegalArgumentException("method " + name + " on " + judge
                        + ": expected defaults of its parameters " + names + ", found " + standards + ".");
            }
        });
    }

    /** With the same defaults everywhere. */
    public MethodSpec(String name, String about, List<Setting> parameters) {
        this(name, about, parameters, Map.of());
    }

    /** With the defaults that it has where this benchmark judges. */
    public MethodSpec on(Benchmark benchmark) {
        Map<String, Object> other = elsewhere.getOrDefault(benchmark.key(), Map.of());
        if (isOfOthers(benchmark)) {
            return new MethodSpec(
                    name, about, parameters.stream().map(p -> of(benchmark, p)).toList());
        }
        return new MethodSpec(
                name,
                about,
                parameters.stream()
                        .map(p -> other.containsKey(p.name()) ? p.standard(other.get(p.name())) : p)
                        .toList());
    }

    private static boolean isOfOthers(Benchmark benchmark) {
        boolean brought = SpaceKits.benchmarks().contains(benchmark)
                && !Benchmark.values().contains(benchmark);
        return brought || benchmark.built().isPresent();
    }

    /** A table that was built, or that a plug-in brings, has data sets and schedules of its own. */
    private static Setting of(Benchmark benchmark, Setting p) {
        List<Integer> schedules = benchmark.schedules();
        int all = schedules.get(schedules.size() - 1);
        return switch (p.name()) {
            case "dataset" -> {
                List<String> keys =
                        benchmark.datasets().stream().map(Dataset::key).toList();
                yield Choice.of(p.name(), keys.get(0), keys, p.about());
            }
            case "min_budget" -> p.standard(Math.max(1, all / 9)); // two stages of a third each
            case "schedule", "max_budget" -> p.standard(all);
            default -> p;
        };
    }

    /** The method with every default. */
    MethodConfig standard() {
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.forEach(p -> values.put(p.name(), p.standard()));
        return new MethodConfig(name, values);
    }

    /** Reads the method's parameters from a section of an experiment file; what is not given has its default. */
    MethodConfig read(ConfigMapping section) {
        return read(name, section);
    }

    /** @param as what the experiment calls it: the name, with {@code @label} behind it where it has one */
    MethodConfig read(String as, ConfigMapping section) {
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.forEach(p -> values.put(p.name(), section.setting(p)));
        section.done();
        return new MethodConfig(as, values);
    }
}
