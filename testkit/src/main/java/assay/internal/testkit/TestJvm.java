package assay.internal.testkit;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts other JVMs as the one of the tests was started: newer JDKs warn on standard error where they are not told what is wanted. */
public final class TestJvm {
    private TestJvm() {}

    /**
     * A JVM with the class path of the tests.
     *
     * @param arguments options, main class and its arguments
     * @return not started yet
     */
    public static ProcessBuilder with(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (option.startsWith("--enable-native-access") || option.startsWith("--sun-misc-unsafe-memory-access")) {
                command.add(option);
            }
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
