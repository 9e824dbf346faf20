package assay.internal.experiments.config;

import assay.core.kit.SpaceKits;
import assay.core.setting.Choice;
import assay.core.setting.Setting;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.internal.experiments.config.yaml.ConfigMapping;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * An entry of the catalogue of methods: the name in the experiment file, a description, and the parameters.
 *
 * @param elsewhere other defaults, by the key of the benchmark that judges, or by the name of a space without one, then by parameter
 * @param trains whether it trains a supernet: its entry may then give other settings for the training than the experiment
 * @param opened gives all parameters that exist for some values, because a value may choose a part with parameters of its own
 */
public record MethodSpec(
        String name,
        String about,
        List<Setting> parameters,
        Map<String, Map<String, Object>> elsewhere,
        boolean trains,
        Function<Map<String, Object>, List<Setting>> opened) {
    /** The number of trainings of a search, if the table does not say what a training costs. */
    private static final int UNTIMED_TRAININGS = 100;

    public MethodSpec {
        parameters = List.copyOf(parameters);
        elsewhere = Collections.unmodifiableMap(new TreeMap<>(elsewhere)); // always in the same order, whatever the map
        List<String> names = parameters.stream().map(Setting::name).toList();
        elsewhere.forEach((judge, standards) -> {
            if (!names.containsAll(standards.keySet())) {
                throw new IllegalArgumentException("method " + name + " on " + judge
                        + ": expected defaults of its parameters " + names + ", found " + standards + ".");
            }
        });
    }

    /** An entry of a method that trains nothing. */
    public MethodSpec(String name, String about, List<Setting> parameters, Map<String, Map<String, Object>> elsewhere) {
        this(name, about, parameters, elsewhere, false, values -> parameters);
    }

    /** An entry of a method that trains nothing, with the same defaults everywhere. */
    public MethodSpec(String name, String about, List<Setting> parameters) {
        this(name, about, parameters, Map.of());
    }

    /** The entry with the defaults for this benchmark. */
    public MethodSpec on(Benchmark benchmark) {
        Map<String, Object> other = elsewhere.getOrDefault(benchmark.key(), Map.of());
        boolean ofOthers = isOfOthers(benchmark);
        return new MethodSpec(
                name,
                about,
                parameters.stream()
                        .map(p -> ofOthers ? of(benchmark, p) : p)
                        .map(p -> other.containsKey(p.name()) ? p.standard(other.get(p.name())) : p)
                        .toList(),
                Map.of(),
                trains,
                opened);
    }

    private static boolean isOfOthers(Benchmark benchmark) {
        boolean brought = SpaceKits.benchmarks().contains(benchmark)
                && !Benchmark.values().contains(benchmark);
        return brought || benchmark.built().isPresent() || benchmark.described().isPresent();
    }

    /**
     * Changes the defaults for a table that was built or that comes from a plug-in, because it has its own data sets and
     * schedules.
     */
    private static Setting of(Benchmark benchmark, Setting p) {
        int all = benchmark.schedule(benchmark.datasets().get(0));
        boolean untimed = benchmark.described().filter(d -> !d.timed()).isPresent();
        return switch (p.name()) {
            case "dataset" -> {
                List<String> keys =
                        benchmark.datasets().stream().map(Dataset::key).toList();
                yield Choice.of(p.name(), keys.get(0), keys, p.about());
            }
            case "min_budget" -> p.standard(Math.max(1, all / 9)); // two stages, each a third of the search
            case "schedule", "max_budget" -> p.standard(all);
            case "budget_s" -> untimed ? p.standard(0.0) : p;
            case "trainings" -> untimed ? p.standard(UNTIMED_TRAININGS) : p;
            default -> p;
        };
    }

    /** The method with all defaults. */
    MethodConfig standard() {
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.forEach(p -> values.put(p.name(), p.standard()));
        return new MethodConfig(name, values);
    }

    /** Reads the method's parameters from a section of an experiment file; missing ones have their defaults. */
    MethodConfig read(ConfigMapping section) {
        return read(name, section);
    }

    /** @param as its name in the experiment: the name, with {@code @label} if it has a label */
    MethodConfig read(String as, ConfigMapping section) {
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.forEach(p -> values.put(p.name(), section.setting(p)));
        opened.apply(values).stream()
                .filter(p -> !values.containsKey(p.name()))
                .toList()
                .forEach(p -> values.put(p.name(), section.setting(p)));
        if (trains) {
            values.putAll(SupernetConfig.own(section));
        }
        section.done();
        return new MethodConfig(as, values);
    }
}
