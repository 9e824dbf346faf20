package assay.experiments.config;

import assay.core.truth.Benchmark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of the catalogue of methods: the name in the experiment file, what it is, and its parameters.
 *
 * @param elsewhere defaults that are others where these judge (keys of benchmarks, or {@code darts}, where nobody's table
 *     does), by parameter
 */
public record MethodSpec(
        String name, String about, List<Parameter> parameters, Map<String, Map<String, Object>> elsewhere) {
    public MethodSpec {
        parameters = List.copyOf(parameters);
        elsewhere = Map.copyOf(elsewhere);
        List<String> names = parameters.stream().map(Parameter::name).toList();
        elsewhere.forEach((judge, standards) -> {
            if (!names.containsAll(standards.keySet())) {
                throw new IllegalArgumentException("method " + name + " on " + judge
                        + ": expected defaults of its parameters " + names + ", found " + standards + ".");
            }
        });
    }

    /** With the same defaults everywhere. */
    public MethodSpec(String name, String about, List<Parameter> parameters) {
        this(name, about, parameters, Map.of());
    }

    /** With the defaults that it has where this benchmark judges. */
    public MethodSpec on(Benchmark benchmark) {
        Map<String, Object> other = elsewhere.getOrDefault(benchmark.key(), Map.of());
        if (benchmark.built().isPresent()) {
            return new MethodSpec(
                    name,
                    about,
                    parameters.stream().map(p -> built(p, benchmark)).toList());
        }
        return new MethodSpec(
                name,
                about,
                parameters.stream()
                        .map(p -> other.containsKey(p.name()) ? p.standard(other.get(p.name())) : p)
                        .toList());
    }

    /** A built table has one data set and one schedule. */
    private static Parameter built(Parameter p, Benchmark benchmark) {
        if (p instanceof Parameter.Word word && p.name().equals("dataset")) {
            String only = benchmark.datasets().get(0).key();
            return new Parameter.Word(p.name(), only, List.of(only), word.about());
        }
        int all = benchmark.schedules().get(0);
        if (p.name().equals("min_budget")) {
            return p.standard(Math.max(1, all / 9)); // two stages of a third each
        }
        boolean epochs = p.name().equals("schedule") || p.name().equals("max_budget");
        return epochs ? p.standard(all) : p;
    }

    /** The method with every default. */
    MethodConfig standard() {
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.forEach(p -> values.put(p.name(), p.standard()));
        return new MethodConfig(name, values);
    }

    /** Reads the method's parameters from a section of an experiment file; what is not given has its default. */
    MethodConfig read(Section section) {
        return read(name, section);
    }

    /** @param as what the experiment calls it: the name, with {@code @label} behind it where it has one */
    MethodConfig read(String as, Section section) {
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.forEach(p -> values.put(p.name(), p.read(section)));
        section.done();
        return new MethodConfig(as, values);
    }
}
