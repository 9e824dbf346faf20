package assay.internal.experiments.external;

import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.config.ProgramSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The programs among an experiment's methods, by the method's name. Their files are read once. */
public final class Programs {
    private final Map<String, Program> all = new LinkedHashMap<>();

    /**
     * @param beside the folder of the experiment file
     * @throws assay.core.error.UsageException if one cannot be started
     */
    public Programs(List<MethodConfig> methods, Optional<Path> beside) {
        for (MethodConfig m : methods) {
            if (m.isProgram()) {
                all.put(m.name(), Program.find(m.name(), m.words(ProgramSpec.COMMAND), m.files(), beside));
            }
        }
    }

    /** @throws IllegalArgumentException if the method is not a program */
    public Program of(MethodConfig method) {
        Program program = all.get(method.name());
        if (program == null) {
            throw new IllegalArgumentException("method " + method.name() + " is no program");
        }
        return program;
    }

    /** All of them, by the method's name, as values that can be sent to other processes. */
    public Map<String, PortableProgram> portable() {
        Map<String, PortableProgram> portable = new LinkedHashMap<>();
        all.forEach((name, program) -> portable.put(name, PortableProgram.of(program)));
        return portable;
    }

    /** Whether there are no programs. */
    public boolean none() {
        return all.isEmpty();
    }

    /** Whether an experiment with this provenance used the same programs, as far as it has these methods. */
    public boolean made(Map<String, String> provenance) {
        return facts().entrySet().stream()
                .allMatch(f -> provenance.getOrDefault(f.getKey(), f.getValue()).equals(f.getValue()));
    }

    /** The facts for the provenance. */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        all.forEach((name, program) -> facts.put("program of " + name, program.about()));
        return facts;
    }
}
