package assay.internal.cli;

import assay.internal.cli.build.BuildCommand;
import assay.internal.cli.doctor.DoctorCommand;
import assay.internal.cli.gate.GateCommand;
import assay.internal.cli.judge.JudgeCommand;
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

/** The commands of the program. A new one is a class with {@link Command}, added to this list. */
final class Commands {
    /** In the order of {@code assay --help}. */
    static final List<Class<?>> ALL = List.of(
            ImportCommand.class,
            QueryCommand.class,
            TopCommand.class,
            ParetoCommand.class,
            CurveCommand.class,
            SimulateCommand.class,
            SqlCommand.class,
            ExportCommand.class,
            RunCommand.class,
            ReportCommand.class,
            JudgeCommand.class,
            BuildCommand.class,
            CorrelateCommand.class,
            ReproduceCommand.class,
            GateCommand.class,
            ProxyCommand.class,
            DoctorCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            VerifyCommand.class,
            AuditCommand.class,
            ArchCommand.class,
            DrawCommand.class,
            ListCommand.class);

    private Commands() {}

    /** The command that these arguments name, alone, to start faster; all of them where none is named. */
    static List<Class<?>> named(String[] args) {
        return Arrays.stream(args)
                .filter(a -> !a.startsWith("-"))
                .findFirst()
                .flatMap(name -> ALL.stream().filter(c -> name(c).equals(name)).findFirst())
                .<List<Class<?>>>map(List::of)
                .orElse(ALL);
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }
}
