package assay.internal.reports.exchange;

import assay.core.error.UsageException;
import assay.internal.core.io.WholeFile;
import assay.internal.reports.Report;
import assay.internal.reports.document.Document;
import assay.internal.reports.study.Study;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Formats for other programs in which a report or its runs can be written. Each writes files with its own names into a folder.
 */
public enum Form {
    LATEX("the tables of the report, for papers (package booktabs)") {
        @Override
        Written write(Study study, Document document, Path folder) {
            Latex latex = new Latex(study);
            return tables(document, folder.resolve("latex"), ".tex", latex::write);
        }
    },
    CSV("the tables of the report, with the digits that it shows") {
        @Override
        Written write(Study study, Document document, Path folder) {
            return tables(document, folder.resolve("csv"), ".csv", t -> TableCsv.write(t.grid()));
        }
    },
    DEEPCAVE("runs for DeepCAVE: configspace.csv and trials.csv") {
        @Override
        Written write(Study study, Document document, Path folder) {
            Path target = folder.resolve("deepcave");
            return new Written(this, target, DeepCave.write(study, target), Optional.empty());
        }
    },
    IOH("trajectories for IOHanalyzer and iohinspector: a zip") {
        @Override
        Written write(Study study, Document document, Path folder) {
            Path target = folder.resolve("ioh.zip");
            int left = IohZip.write(study, target);
            return new Written(
                    this,
                    target,
                    1,
                    left == 0
                            ? Optional.empty()
                            : Optional.of("ioh: " + left
                                    + " of the runs' trajectories left out, whose first step was not measured."));
        }
    },
    MLFLOW("runs for MLflow: a folder mlruns") {
        @Override
        Written write(Study study, Document document, Path folder) {
            Path target = folder.resolve("mlruns");
            return new Written(this, target, MlflowRuns.write(study, target), Optional.empty());
        }
    };

    private final String about;

    Form(String about) {
        this.about = about;
    }

    /**
     * The written files.
     *
     * @param target the file or folder
     * @param remark what the user should know about it
     */
    public record Written(Form form, Path target, int files, Optional<String> remark) {}

    /** The name in commands: {@code latex}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A description for people. */
    public String about() {
        return about;
    }

    /** @throws UsageException listing the keys */
    public static Form of(String key) {
        return Arrays.stream(values())
                .filter(f -> f.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new UsageException("report --as: expected some of "
                        + Arrays.stream(values()).map(Form::key).collect(Collectors.joining(","))
                        + ", found '" + key + "'."));
    }

    /**
     * Writes the files, each whole or not at all; other files of the folder stay.
     *
     * @throws assay.core.error.DataMissingException if the folder cannot be written, or there is nothing to write
     */
    public Written write(Report report, Path folder) {
        return write(report.study(), report.document(), folder);
    }

    abstract Written write(Study study, Document document, Path folder);

    Written tables(Document document, Path folder, String ending, Function<ShownTable, String> text) {
        List<ShownTable> all = ShownTable.of(document);
        all.forEach(t -> WholeFile.write(folder.resolve(t.name() + ending), text.apply(t)));
        return new Written(this, folder, all.size(), Optional.empty());
    }
}
