package assay.internal.experiments.stored;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKits;
import assay.core.run.Experiment;
import assay.core.run.Retrained;
import assay.core.truth.Benchmark;
import assay.core.truth.Truth;
import assay.internal.core.io.WholeFile;
import assay.internal.data.store.StoreSource;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.JudgedConfig;
import assay.internal.experiments.config.ReportConfig;
import assay.internal.experiments.judge.TruthTable;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.work.AssayHome;
import assay.internal.reports.Report;
import assay.internal.reports.checklist.AuthorNotes;
import assay.internal.reports.image.FigureForm;
import assay.internal.reports.trace.Background;
import assay.internal.reports.trace.TableFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Writes the report's folder: the files of {@link Report}, and the effective configuration, which can be run again. */
public final class Reports {
    /** The name of the effective configuration beside a report. */
    static final String CONFIGURATION = "configuration.yaml";

    private Reports() {}

    /** @param remark is told if the author's statements cannot be shown */
    public static void write(Experiment experiment, Truth truth, Path folder, Consumer<String> remark) {
        write(of(experiment, truth, false, remark), folder);
    }

    /** Writes a report for an earlier experiment. */
    public static void write(Report report, Path folder) {
        write(report, folder, Set.of());
    }

    /** @param figures their forms besides SVG */
    public static void write(Report report, Path folder, Set<FigureForm> figures) {
        report.writeTo(folder, figures);
        WholeFile.write(
                folder.resolve(CONFIGURATION), report.study().experiment().configuration());
    }

    /**
     * Makes the report, before it is written.
     *
     * @param byClass whether tests treat two cells that are the same network as a tie, whatever the configuration says
     */
    public static Report of(Experiment experiment, Truth truth, boolean byClass, Consumer<String> remark) {
        List<TableFile> table = hasTable(experiment) ? files(table(experiment)) : List.of();
        Optional<ReportConfig> report = configured(experiment, remark);
        Background background = new Background(
                report.map(ReportConfig::notes).orElse(AuthorNotes.NONE),
                table,
                byClass || report.map(ReportConfig::byClass).orElse(false));
        return new Report(experiment, truth, background);
    }

    private static List<TableFile> files(Benchmark benchmark) {
        return StoreSource.of(AssayHome.truth(benchmark.key())).stream()
                .map(s -> new TableFile(s.name(), s.files() + (s.files() == 1 ? " file" : " files"), s.sha256()))
                .toList();
    }

    private static boolean hasTable(Experiment experiment) {
        return experiment.built().isPresent()
                || SpaceKits.named(experiment.space(), "report").benchmark().isPresent();
    }

    /** The truth about the experiment's architectures: its trainings, or the table. */
    public static Truth judge(Experiment experiment, Consumer<String> remark) {
        return hasTable(experiment)
                ? TruthTable.open(table(experiment), Optional.empty(), remark)
                : new Retrained(experiment.trainings());
    }

    /** The benchmark whose table judges the experiment's architectures. */
    private static Benchmark table(Experiment experiment) {
        return experiment.benchmark();
    }

    /** The author's notes from the stored configuration; none if it is from another version and cannot be read. */
    private static Optional<ReportConfig> configured(Experiment experiment, Consumer<String> remark) {
        try {
            if (experiment.isJudged()) {
                return Optional.of(JudgedConfig.parse(experiment.configuration(), experiment.name())
                        .report());
            }
            return Optional.of(ExperimentConfig.parse(
                            experiment.configuration(), experiment.name(), List.of(), Catalogue.methods())
                    .report());
        } catch (UsageException e) {
            remark.accept("report: the checklist has nothing of the author: the stored configuration cannot be read: "
                    + e.getMessage());
            return Optional.empty();
        }
    }
}
