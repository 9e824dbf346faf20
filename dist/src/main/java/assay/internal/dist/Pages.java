package assay.internal.dist;

import assay.internal.cli.Assay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes what is made from the commands themselves. Argument: the folder to write to. */
public final class Pages {
    private static final String DESCRIPTION = "== Description";

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
        try (Stream<Path> pages = Files.list(adoc)) {
            for (Path page : pages.toList()) {
                Files.writeString(page, mended(Files.readString(page)));
            }
        }
        Files.writeString(folder.resolve("commit"), commit);
    }

    /** Headings without a colon, and the parts of a description as paragraphs: the generator puts them into one. */
    static String mended(String page) {
        int from = page.indexOf(DESCRIPTION);
        int to = page.indexOf("// end", from);
        String text = page.substring(from + DESCRIPTION.length(), to).strip();
        String description = DESCRIPTION + "\n\n" + text.replaceAll("\\R", "\n\n") + "\n\n";
        return (page.substring(0, from) + description + page.substring(to)).replaceAll("(?m)^== +(.+):$", "== $1");
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
