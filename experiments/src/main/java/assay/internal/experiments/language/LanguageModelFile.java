package assay.internal.experiments.language;

import assay.core.error.AssayException;
import assay.core.error.DataFormatException;
import assay.core.space.recurrent.CostRecurrent;
import assay.core.space.recurrent.GenotypeRecurrent;
import assay.core.space.recurrent.RecurrentSpace;
import assay.internal.data.tensors.NamedTensor;
import assay.internal.data.tensors.SafeTensors;
import assay.internal.experiments.work.Version;
import assay.internal.recurrent.text.Vocabulary;
import assay.supernet.network.Parameter;
import assay.supernet.recurrent.LanguageModel;
import assay.supernet.tensor.Backend;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A trained language model as a safetensors file: its parameters under the names of the published code, and in the metadata its
 * cell, its sizes and its words in the order of their numbers.
 */
public record LanguageModelFile(String name, SafeTensors content) {
    private static final String FORMAT = "assay-language-model/1";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether a file describes itself as a language model. */
    public static boolean isOne(SafeTensors content) {
        return FORMAT.equals(content.metadata().get("format"));
    }

    /** Writes the model as it is now. */
    public static void write(Path file, LanguageJob job, Map<String, String> about, LanguageModel model) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("assay", Version.number());
        metadata.put("space", "recurrent");
        metadata.put("arch", job.arch().text());
        metadata.put("hidden", Integer.toString(job.recipe().hidden()));
        metadata.put("bptt", Integer.toString(job.recipe().bptt()));
        try {
            metadata.put(
                    "vocabulary",
                    JSON.writeValueAsString(job.corpus().vocabulary().words()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of texts is JSON", e);
        }
        metadata.putAll(about);
        List<NamedTensor> tensors = model.parameters().list().stream()
                .map(p ->
                        new NamedTensor(p.name(), p.shape(), model.parameters().get(p)))
                .toList();
        new SafeTensors(metadata, tensors).write(file);
    }

    /** @throws DataFormatException if the file is no language model */
    public static LanguageModelFile read(Path file) {
        LanguageModelFile model = new LanguageModelFile(file.getFileName().toString(), SafeTensors.read(file));
        if (!isOne(model.content)) {
            throw model.refused("expected metadata 'format' of " + FORMAT + ", found "
                    + model.content.metadata().get("format"));
        }
        return model;
    }

    /** Its words, in the order of their numbers. */
    public Vocabulary vocabulary() {
        try {
            return new Vocabulary(List.of(JSON.readValue(text("vocabulary"), String[].class)));
        } catch (JsonProcessingException | NullPointerException | IllegalArgumentException e) {
            throw refused("its metadata 'vocabulary' are no list of words");
        }
    }

    /** The length of the segments in which it is evaluated. */
    public int bptt() {
        return whole("bptt", 2);
    }

    /** The model, with its values. */
    public LanguageModel model(Backend backend) {
        GenotypeRecurrent arch;
        try {
            arch = RecurrentSpace.published().parse(text("arch"));
        } catch (AssayException e) {
            throw refused("its metadata describe no cell: " + e.getMessage());
        }
        int hidden = whole("hidden", 1);
        int words = vocabulary().size();
        long held = content.tensors().stream().mapToLong(t -> t.values().length).sum();
        long needed = CostRecurrent.of(arch, words, hidden).params();
        if (needed != held) {
            throw refused(
                    "its metadata describe a model of " + needed + " parameters, and it holds " + held + " values");
        }
        Map<String, NamedTensor> byName = content.tensors().stream()
                .collect(Collectors.toMap(NamedTensor::name, Function.identity(), (a, b) -> b));
        LanguageModel model = LanguageModel.fixed(backend, arch, words, hidden);
        try {
            for (Parameter p : model.parameters().list()) {
                NamedTensor t = byName.get(p.name());
                if (t == null || !Arrays.equals(t.shape(), p.shape())) {
                    throw refused("expected tensor '" + p.name() + "' of " + Arrays.toString(p.shape()) + ", found "
                            + (t == null ? "none" : Arrays.toString(t.shape())));
                }
                model.parameters().set(p, t.values());
            }
        } catch (DataFormatException e) {
            model.close();
            throw e;
        }
        return model;
    }

    private int whole(String key, int low) {
        String text = text(key);
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < low) {
            throw refused("its metadata '" + key + "' are no whole number of " + low + " or more");
        }
        return Integer.parseInt(text);
    }

    private String text(String key) {
        String text = content.metadata().get(key);
        if (text == null) {
            throw refused("its metadata have no '" + key + "'");
        }
        return text;
    }

    private DataFormatException refused(String why) {
        return new DataFormatException(
                name,
                -1,
                name + ": no language model of assay train: " + why + ". Give the model.safetensors of a training.");
    }
}
