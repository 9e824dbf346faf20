package assay.internal.experiments.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A method and the value of each of its parameters, with defaults.
 *
 * @param name its name in the experiment: the method's name, or {@code name@label} if an experiment has the method more than
 *     once
 * @param values in the order of the method's declaration: {@link Integer}, {@link Double} or {@link String}; for a program
 *     also lists of texts; after them the settings of its supernet's training that differ from the experiment's
 */
public record MethodConfig(String name, Map<String, Object> values) {
    public MethodConfig {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The name in the catalogue: the part before the {@code @}. */
    public String method() {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }

    /** Whether it is a program of the user: {@link ProgramSpec}. */
    public boolean isProgram() {
        return values.containsKey(ProgramSpec.COMMAND);
    }

    /** The values of the method's own parameters. */
    public Map<String, Object> settings() {
        Map<String, Object> own = new LinkedHashMap<>(values);
        own.keySet().removeIf(SupernetConfig::isTraining);
        return own;
    }

    /** The settings of its supernet's training that differ from the experiment's; empty if none differ. */
    public Map<String, Object> training() {
        Map<String, Object> other = new LinkedHashMap<>(values);
        other.keySet().removeIf(key -> !SupernetConfig.isTraining(key));
        return other;
    }

    /** Files of a program that its command does not name. */
    public List<String> files() {
        return values.containsKey(ProgramSpec.FILES) ? words(ProgramSpec.FILES) : List.of();
    }

    /** A list of texts. */
    public List<String> words(String parameter) {
        return ((List<?>) value(parameter)).stream().map(String.class::cast).toList();
    }

    public int integer(String parameter) {
        return (Integer) value(parameter);
    }

    public double number(String parameter) {
        return (Double) value(parameter);
    }

    public String word(String parameter) {
        return (String) value(parameter);
    }

    private Object value(String parameter) {
        Object v = values.get(parameter);
        if (v == null) {
            throw new IllegalArgumentException("method " + name + ": no parameter '" + parameter + "'");
        }
        return v;
    }
}
