package assay.internal.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** One command line that was run in this JVM: its exit code, and what it printed. */
public record Ran(int code, String out, String err) {

    public static Ran assay(String... args) {
        return commands(Commands.named(args), args);
    }

    static Ran commands(List<Class<?>> commands, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Assay.run(commands, args, new PrintWriter(out), new PrintWriter(err));
        return new Ran(code, out.toString(), err.toString());
    }
}
