package assay.internal.cli;

import assay.internal.cli.build.BuildCommand;
import assay.internal.cli.doctor.DoctorCommand;
import assay.internal.cli.gate.GateCommand;
import assay.internal.cli.judge.JudgeCommand;
import assay.internal.cli.plan.PlanCommand;
import assay.internal.cli.proxy.ProxyCommand;
import assay.internal.cli.run.CorrelateCommand;
import assay.internal.cli.run.ReportCommand;
import assay.internal.cli.run.ReproduceCommand;
import assay.internal.cli.run.RunCommand;
import assay.internal.cli.train.EvaluateCommand;
import assay.internal.cli.train.TrainCommand;
import assay.internal.cli.truth.ArchCommand;
import assay.internal.cli.truth.AuditCommand;
import assay.internal.cli.truth.CurveCommand;
import assay.internal.cli.truth.ExploreCommand;
import assay.internal.cli.truth.ExportCommand;
import assay.internal.cli.truth.ImportCommand;
import assay.internal.cli.truth.ParetoCommand;
import assay.internal.cli.truth.QueryCommand;
import assay.internal.cli.truth.SimulateCommand;
import assay.internal.cli.truth.SqlCommand;
import assay.internal.cli.truth.TopCommand;
import assay.internal.cli.verify.VerifyCommand;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;

/** The commands of the program. A new one is a class with {@link Command}, added to a group. */
final class Commands {
    /** In the order of {@code assay help}. */
    static final List<Group> GROUPS = List.of(
            new Group(
                    "Ask",
                    List.of(
                            QueryCommand.class,
                            TopCommand.class,
                            ParetoCommand.class,
                            CurveCommand.class,
                            ExploreCommand.class,
                            SimulateCommand.class,
                            SqlCommand.class,
                            ArchCommand.class,
                            DrawCommand.class)),
            new Group("Search", List.of(RunCommand.class, BuildCommand.class, PlanCommand.class)),
            new Group("Judge", List.of(JudgeCommand.class, GateCommand.class, AuditCommand.class)),
            new Group("Report", List.of(ReportCommand.class, ReproduceCommand.class)),
            new Group("Proxies", List.of(ProxyCommand.class, CorrelateCommand.class)),
            new Group("Train", List.of(TrainCommand.class, EvaluateCommand.class)),
            new Group(
                    "Admin",
                    List.of(
                            ImportCommand.class,
                            ExportCommand.class,
                            ListCommand.class,
                            DoctorCommand.class,
                            VerifyCommand.class,
                            HelpCommand.class,
                            CompletionCommand.class)));

    /** All of them, in this order. */
    static final List<Class<?>> ALL =
            GROUPS.stream().flatMap(g -> g.commands().stream()).toList();

    /**
     * Commands for one purpose.
     *
     * @param title one word
     * @param commands their classes
     */
    record Group(String title, List<Class<?>> commands) {}

    private Commands() {}

    /**
     * The command that these arguments name: one alone starts faster. All commands, if none is named, or if the named one
     * describes others.
     */
    static List<Class<?>> named(String[] args) {
        return Arrays.stream(args)
                .filter(a -> !a.startsWith("-"))
                .findFirst()
                .flatMap(name -> ALL.stream().filter(c -> name(c).equals(name)).findFirst())
                .filter(c -> c != HelpCommand.class && c != CompletionCommand.class)
                .<List<Class<?>>>map(List::of)
                .orElse(ALL);
    }

    static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    /** What the command does, in one line. */
    static String about(Class<?> command) {
        return command.getAnnotation(Command.class).header()[0];
    }
}
