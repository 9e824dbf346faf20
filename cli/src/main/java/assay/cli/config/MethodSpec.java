package assay.cli.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A line of the catalogue of methods: the name in the experiment file, what it is, and its parameters. */
public record MethodSpec(String name, String about, List<Parameter> parameters) {
    public MethodSpec {
        parameters = List.copyOf(parameters);
    }

    /** The method with every default. */
    MethodConfig standard() {
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.forEach(p -> values.put(p.name(), p.standard()));
        return new MethodConfig(name, values);
    }

    /** Reads the method's parameters from a section of an experiment file; what is not given has its default. */
    MethodConfig read(Section section) {
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.forEach(p -> values.put(p.name(), p.read(section)));
        section.done();
        return new MethodConfig(name, values);
    }
}
