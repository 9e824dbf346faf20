package assay.internal.reports.exchange;

import assay.core.error.DataMissingException;
import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.internal.core.io.WholeFile;
import assay.internal.reports.exchange.Steps.Step;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The layout of IOHexperimenter (version 0.3.3 and newer) that IOHanalyzer and iohinspector read. There is a folder for each
 * method (an algorithm). It has two files for each accuracy (a function that is maximised) or perplexity (minimised): a JSON
 * file about all runs, and a {@code .dat} file with their steps. A step has the answer of the run at that time; its value
 * comes from the table.
 */
final class IohZip {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String COLUMNS = "evaluations raw_y seed time_s cost_s";

    private final Study study;
    private final Map<String, String> files = new LinkedHashMap<>();
    private int left;

    private IohZip(Study study) {
        this.study = study;
    }

    /**
     * @return how many runs were left out because their first step is not measured
     * @throws DataMissingException if there is no run to write
     */
    static int write(Study study, Path file) {
        IohZip zip = new IohZip(study);
        List<String> folders =
                Folders.of(study.methods().stream().map(Method::name).toList());
        for (Method m : study.methods()) {
            for (int f = 0; f < study.measures().size(); f++) {
                zip.add(folders.get(m.index()), m, f + 1, study.measures().get(f));
            }
        }
        if (zip.files.isEmpty()) {
            throw new DataMissingException(
                    "ioh: expected a run whose first step was measured, found none: IOHprofiler counts"
                            + " from the first evaluation. Choose another form: latex, csv, deepcave, mlflow.");
        }
        WholeFile.write(file, zip::pack);
        return zip.left;
    }

    private void pack(OutputStream to) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(to)) {
            for (Map.Entry<String, String> f : files.entrySet()) {
                ZipEntry entry = new ZipEntry(f.getKey());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(f.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private void add(String folder, Method method, int function, Measure measure) {
        String name = Folders.word(study.population().table()
                + ' '
                + measure.key()
                + ' '
                + measure.split().key());
        Optional<SearchSpace> space = study.population().kit().search();
        int dimension = space.map(s -> s.groups().size()).orElse(1);
        String data = "data_f" + function + "_" + name + "/IOHprofiler_f" + function + "_DIM" + dimension + ".dat";
        JsonNodeFactory json = JsonNodeFactory.instance;
        ArrayNode runs = json.arrayNode();
        StringBuilder steps = new StringBuilder();
        for (RunRecord run : method.runs()) {
            run(runs, steps, run, measure, space);
        }
        if (runs.isEmpty()) {
            return;
        }
        ObjectNode root = json.objectNode().put("version", "0.3.5").put("suite", "assay");
        root.put("function_id", function)
                .put("function_name", name)
                .put("maximization", measure.metric().highIsGood());
        root.putObject("algorithm")
                .put("name", method.name())
                .put("info", study.experiment().name());
        root.putArray("attributes")
                .add("evaluations")
                .add("raw_y")
                .add("seed")
                .add("time_s")
                .add("cost_s");
        ObjectNode scenario = root.putArray("scenarios").addObject();
        scenario.put("dimension", dimension).put("path", data).set("runs", runs);
        files.put(folder + "/IOHprofiler_f" + function + "_" + name + ".json", text(root));
        files.put(folder + "/" + data, steps.toString());
    }

    private void run(ArrayNode runs, StringBuilder lines, RunRecord run, Measure measure, Optional<SearchSpace> space) {
        List<Step> steps = Steps.of(run);
        if (study.accuracy(steps.get(0).arch(), measure).isEmpty()) {
            left++;
            return;
        }
        lines.append(COLUMNS).append('\n');
        int evaluations = 0;
        Step best = steps.get(0);
        double most = Double.NaN;
        for (Step s : steps) {
            OptionalDouble accuracy = study.accuracy(s.arch(), measure);
            if (accuracy.isEmpty()) {
                continue;
            }
            evaluations = s.number();
            lines.append(evaluations).append(' ').append(accuracy.getAsDouble());
            lines.append(' ').append(run.seed()).append(' ').append(s.seconds()).append(' ');
            lines.append(s.simulatedSeconds().orElse(Double.NaN)).append('\n');
            if (Double.isNaN(most) || measure.worth(accuracy.getAsDouble()) > measure.worth(most)) {
                most = accuracy.getAsDouble();
                best = s;
            }
        }
        ObjectNode about = runs.addObject().put("instance", 1).put("evals", evaluations);
        ObjectNode top = about.putObject("best").put("evals", best.number()).put("y", most);
        ArrayNode x = top.putArray("x");
        Genotype found = best.arch();
        space.ifPresent(s -> {
            for (int choice : s.encode(found)) {
                x.add((double) choice);
            }
        });
    }

    private static String text(ObjectNode root) {
        try {
            return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
