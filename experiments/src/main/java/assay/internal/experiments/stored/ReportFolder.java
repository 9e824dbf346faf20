package assay.internal.experiments.stored;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.JudgedConfig;
import assay.internal.experiments.methods.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The default folder of an experiment's report: a folder with its name, but never the folder of another report. */
public final class ReportFolder {
    private static final Path ALL = Path.of("reports-out");
    private static final int MOST = 1000;

    private ReportFolder() {}

    /**
     * @param given flag {@code --out}; null: {@code reports-out/NAME}, or {@code NAME-2} and so on if another experiment has
     *     that folder
     * @param configuration effective, as YAML
     * @param remark is told if another folder is used, or if another experiment's report will be replaced
     */
    public static Path of(Path given, String name, String configuration, Consumer<String> remark) {
        if (given != null) {
            if (!isFree(given, name, configuration)) {
                remark.accept(given + " holds the report of another experiment, which this one will replace.");
            }
            return given;
        }
        Path first = ALL.resolve(name);
        for (int i = 1; i < MOST; i++) {
            Path folder = i == 1 ? first : ALL.resolve(name + "-" + i);
            if (isFree(folder, name, configuration)) {
                if (i > 1) {
                    remark.accept(first
                            + " holds the report of another experiment of this name, which stays; this one goes to "
                            + folder + ". Choose with --out DIR.");
                }
                return folder;
            }
        }
        throw new UsageException("report: expected a free folder among " + first + " to " + name + "-" + (MOST - 1)
                + ", found none. Choose one with --out DIR.");
    }

    /**
     * Whether a report can be written to this folder without a loss: the folder has none, or a report of the same experiment
     * without further methods and seeds.
     */
    private static boolean isFree(Path folder, String name, String configuration) {
        Path file = folder.resolve(Reports.CONFIGURATION);
        if (!Files.exists(file)) {
            return !Files.exists(folder.resolve("report.html"));
        }
        try {
            String before = Files.readString(file);
            return before.equals(configuration) || contains(name, configuration, before);
        } catch (IOException e) {
            throw new DataMissingException(
                    file + ": cannot be read: " + e.getMessage() + ". Choose a folder with --out.", e);
        }
    }

    /** Whether these are rows with the same name, judged by the same table: a search that continued and is judged again. */
    private static boolean sameJudgement(String name, String configuration, String before) {
        try {
            JudgedConfig now = JudgedConfig.parse(configuration, name);
            JudgedConfig then = JudgedConfig.parse(before, name);
            return now.name().equals(then.name())
                    && now.space().equals(then.space())
                    && now.truth().equals(then.truth());
        } catch (UsageException | DataMissingException e) {
            return false; // of an earlier version
        }
    }

    private static boolean contains(String name, String configuration, String before) {
        if (JudgedConfig.isOne(configuration) && JudgedConfig.isOne(before)) {
            return sameJudgement(name, configuration, before);
        }
        try {
            return Added.contains(ExperimentConfig.parse(configuration, name, List.of(), Catalogue.methods()), before);
        } catch (UsageException | DataMissingException e) {
            return false; // of an earlier version
        }
    }
}
