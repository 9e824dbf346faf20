package assay.internal.dist;

import assay.internal.cli.Assay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes what is made from the commands themselves. Argument: the folder to write to. */
public final class Pages {
    private Pages() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        String commit = commit();
        System.setProperty("assay.commit", commit); // manual pages say the version
        CommandLine assay = Assay.line();
        Path completion = Files.createDirectories(folder.resolve("completion"));
        Files.writeString(completion.resolve("assay.sh"), AutoComplete.bash("assay", assay)); // for zsh, too
        Path adoc = Files.createDirectories(folder.resolve("adoc"));
        ManPageGenerator.generateManPage(adoc.toFile(), null, new boolean[0], false, assay.getCommandSpec());
        Files.writeString(folder.resolve("commit"), commit);
    }

    /** As the launcher says of a build of its own. */
    private static String commit() throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return git.waitFor() == 0 ? said : "unknown";
    }
}
