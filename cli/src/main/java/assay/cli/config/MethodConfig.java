package assay.cli.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A method and the value of each of its parameters, defaults included.
 *
 * @param values in the order of the method's declaration: {@link Integer}, {@link Double} or {@link String}
 */
public record MethodConfig(String name, Map<String, Object> values) {
    public MethodConfig {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
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
