package assay.internal.experiments.config;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.truth.Benchmark;
import assay.internal.experiments.config.yaml.ConfigMapping;
import assay.internal.experiments.config.yaml.YamlText;
import assay.internal.experiments.config.yaml.YamlTree;
import assay.internal.experiments.work.PackedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A judgement: the rows of the user, and the questions about them. It has everything that determines a number, with the rows,
 * so nothing else is needed to judge again.
 *
 * @param answer {@code best} or {@code last}: which row is the answer of a run without a final row
 * @param lower whether a smaller score is the better one
 * @param files from which the rows were read, with checksums
 * @param skipped rows that were left out, with the reasons; at most {@link #MOST_SKIPPED} of them
 * @param skippedRows how many were left out
 * @param rows as text, one line for each below the header
 * @param about the author's statements about the methods
 * @param retrain how the answers are trained, in a space without a table
 */
public record JudgedConfig(
        String name,
        String space,
        String answer,
        boolean lower,
        List<String> files,
        List<String> skipped,
        int skippedRows,
        String rows,
        Map<String, String> about,
        TruthConfig truth,
        Optional<RetrainConfig> retrain,
        ReportConfig report) {
    /** If more rows are left out, they are only counted. */
    public static final int MOST_SKIPPED = 50;

    /** Rows with more characters than this are packed, because nobody reads them. */
    private static final int MOST_READ = 100_000;

    private static final List<String> ANSWERS = List.of("best", "last");
    private static final List<String> SCORES = List.of("higher", "lower");

    public JudgedConfig {
        files = List.copyOf(files);
        skipped = List.copyOf(skipped);
        about = AboutConfig.ordered(about);
    }

    /** Whether a stored configuration belongs to a judgement. */
    public static boolean isOne(String yaml) {
        return yaml.lines().anyMatch(l -> l.equals("judged:"));
    }

    /**
     * Reads a text of {@link #yaml}.
     *
     * @param source stands for the file's name in messages
     * @throws UsageException naming line and column of what cannot be understood
     */
    public static JudgedConfig parse(String yaml, String source) {
        ConfigMapping s = YamlTree.parse(yaml, source).root();
        String name = s.checked("name", source, ExperimentConfig::checkName);
        SpaceKit kit = SpaceKits.named(s.checked("space", "", text -> {}), "space");
        Optional<RetrainConfig> retrain = kit.benchmark().isEmpty()
                ? Optional.of(RetrainConfig.read(s.section("retrain"), kit, images()))
                : Optional.empty();
        TruthConfig truth = retrain.map(r -> r.truth(kit.name()))
                .orElseGet(() ->
                        TruthConfig.read(s.section("truth"), kit.benchmark().orElseThrow()));
        ConfigMapping judged = s.section("judged");
        String packed = judged.checked("packed", "", text -> {});
        JudgedConfig c = new JudgedConfig(
                name,
                kit.name(),
                judged.word("answer", "best", ANSWERS),
                judged.word("better", "higher", SCORES).equals("lower"),
                judged.texts("files"),
                judged.texts("left_out"),
                judged.integer("left_out_rows", 0, 0, Integer.MAX_VALUE),
                packed.isEmpty() ? judged.checked("rows", "", text -> {}) : PackedText.unpack(packed),
                AboutConfig.facts(s.section("about")),
                truth,
                retrain,
                ReportConfig.read(s.section("report")));
        judged.done();
        s.done();
        return c;
    }

    /** How networks of a space without a table are trained by default. */
    public static RetrainConfig retraining(SpaceKit kit, List<String> overrides) {
        YamlTree tree = YamlTree.parse("{}", "retrain");
        overrides.forEach(tree::set);
        ConfigMapping s = tree.root();
        RetrainConfig c = RetrainConfig.read(s.section("retrain"), kit, images());
        s.done();
        return c;
    }

    private static ImagesConfig images() {
        return ImagesConfig.read(YamlTree.parse("{}", "images").root());
    }

    /** The default questions to a benchmark's table, as in an experiment. */
    public static TruthConfig asked(Benchmark benchmark, List<String> datasets, Optional<Integer> schedule) {
        List<String> reported = datasets.isEmpty() ? TruthConfig.reported(benchmark) : datasets;
        TruthConfig.requireAlike(benchmark, reported);
        int asked = schedule.orElse(benchmark.schedule(benchmark.dataset(reported.get(0))));
        if (!benchmark.schedules().contains(asked)) {
            throw new UsageException("--schedule: expected one of " + benchmark.schedules()
                    + ", epochs of the trainings" + " of " + benchmark.shortName() + ", found " + asked + ".");
        }
        return new TruthConfig(benchmark, reported, asked, "mean");
    }

    /** A configuration with questions to a table and without rows. */
    public static JudgedConfig ofTable(String name, String space, TruthConfig asked) {
        return new JudgedConfig(
                name,
                space,
                ANSWERS.get(0),
                false,
                List.of(),
                List.of(),
                0,
                "",
                Map.of(),
                asked,
                Optional.empty(),
                AboutConfig.NONE.report());
    }

    /** Everything, as a file that reads back as this configuration. */
    public String yaml() {
        YamlText y = new YamlText();
        y.line("name", name).line("space", space);
        retrain.ifPresentOrElse(r -> r.write(y), () -> truth.write(y));
        if (!about.isEmpty()) {
            y.open("about");
            about.forEach(y::line);
            y.close();
        }
        report.write(y);
        y.open("judged").line("answer", answer).line("better", lower ? "lower" : "higher");
        y.line("files", new ArrayList<Object>(files));
        if (skippedRows > 0) {
            y.line("left_out_rows", skippedRows).line("left_out", new ArrayList<Object>(skipped));
        }
        if (rows.length() <= MOST_READ) {
            y.block("rows", rows);
        } else {
            y.block("packed", PackedText.pack(rows));
        }
        return y.close().text();
    }
}
