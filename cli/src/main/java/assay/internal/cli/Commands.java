package assay.cli;

import assay.cli.build.BuildCommand;
import assay.cli.doctor.DoctorCommand;
import assay.cli.gate.GateCommand;
import assay.cli.judge.JudgeCommand;
import assay.cli.proxy.ProxyCommand;
import assay.cli.run.CorrelateCommand;
import assay.cli.run.ReportCommand;
import assay.cli.run.ReproduceCommand;
import assay.cli.run.RunCommand;
import assay.cli.train.EvaluateCommand;
import assay.cli.train.TrainCommand;
import assay.cli.truth.ArchCommand;
import assay.cli.truth.AuditCommand;
import assay.cli.truth.CurveCommand;
import assay.cli.truth.ExportCommand;
import assay.cli.truth.ImportCommand;
import assay.cli.truth.ParetoCommand;
import assay.cli.truth.QueryCommand;
import assay.cli.truth.SimulateCommand;
import assay.cli.truth.SqlCommand;
import assay.cli.truth.TopCommand;
import assay.cli.verify.VerifyCommand;
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
