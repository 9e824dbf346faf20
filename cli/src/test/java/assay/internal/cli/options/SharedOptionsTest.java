package assay.internal.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Assay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class SharedOptionsTest {
    @Test
    void theEngine_isDescribedOnce() {
        List<OptionSpec> all = named("--backend");
        assertTrue(all.size() >= 10, () -> all.size() + " commands");
        assertEquals(1, different(all, o -> String.join(" ", o.description())).size());
    }

    @Test
    void images_areAFileOrFolder_withEveryCommand() {
        List<OptionSpec> all = named("--images");
        assertTrue(all.size() >= 8, () -> all.size() + " commands");
        assertEquals(Set.of(Path.class), different(all, OptionSpec::type));
        assertEquals(Set.of("PATH"), different(all, OptionSpec::paramLabel));
    }

    private static <T> Set<T> different(List<OptionSpec> options, Function<OptionSpec, T> what) {
        return options.stream().map(what).collect(Collectors.toSet());
    }

    private static List<OptionSpec> named(String name) {
        List<OptionSpec> found = new ArrayList<>();
        collect(Assay.line(), name, found);
        return found;
    }

    private static void collect(CommandLine command, String name, List<OptionSpec> found) {
        OptionSpec option = command.getCommandSpec().findOption(name);
        if (option != null) {
            found.add(option);
        }
        command.getSubcommands().values().stream().distinct().forEach(c -> collect(c, name, found));
    }
}
