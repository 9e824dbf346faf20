package assay.internal.experiments.train;

import assay.core.error.AssayException;
import assay.core.error.DataFormatException;
import assay.internal.data.tensors.NamedTensor;
import assay.internal.data.tensors.SafeTensors;
import assay.internal.experiments.images.TrainImages;
import assay.internal.experiments.work.Version;
import assay.internal.images.Normalisation;
import assay.supernet.network.Network;
import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Statistics;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A trained network as a safetensors file. It has the parameters under the names of the published code, running statistics as
 * {@code LAYER.running_mean} and {@code LAYER.running_var}, and metadata. The metadata have everything that is needed to build
 * the network and to prepare its input.
 */
public record ModelFile(String name, SafeTensors content) {
    private static final String FORMAT = "assay-network/1";
    private static final String CLASS_NAMES = "class_names";

    /**
     * @param data the training data: how images are normalised, and the names of its classes
     * @param about more facts: data, recipe, seed
     */
    public static void write(Path file, NetworkPlan plan, TrainImages data, Map<String, String> about, Network net) {
        Normalisation normalisation = data.normalisation();
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("assay", Version.number());
        metadata.putAll(plan.texts());
        metadata.put("mean", commas(normalisation.mean()));
        metadata.put("std", commas(normalisation.std()));
        if (!data.train().classNames().isEmpty()) {
            metadata.put(CLASS_NAMES, names(data.train().classNames()));
        }
        metadata.putAll(about);
        List<NamedTensor> tensors = new ArrayList<>();
        Parameters parameters = net.parameters();
        for (Parameter p : parameters.list()) {
            tensors.add(new NamedTensor(p.name(), p.shape(), parameters.get(p)));
        }
        parameters.running().forEach((layer, statistics) -> {
            double[] both = statistics.save();
            int[] shape = {statistics.channels()};
            tensors.add(new NamedTensor(layer + ".running_mean", shape, Arrays.copyOf(both, shape[0])));
            tensors.add(
                    new NamedTensor(layer + ".running_var", shape, Arrays.copyOfRange(both, shape[0], both.length)));
        });
        new SafeTensors(metadata, tensors).write(file);
    }

    public static ModelFile read(Path file) {
        ModelFile model = new ModelFile(file.getFileName().toString(), SafeTensors.read(file));
        if (!FORMAT.equals(model.content.metadata().get("format"))) {
            throw model.refused("expected metadata 'format' of " + FORMAT + ", found "
                    + model.content.metadata().get("format"));
        }
        return model;
    }

    /** @throws DataFormatException if the metadata do not describe a network, or describe one with more values than the file */
    public NetworkPlan plan() {
        NetworkPlan plan;
        try {
            plan = NetworkPlan.of(content.metadata());
        } catch (IllegalArgumentException | AssayException e) {
            throw refused("its metadata describe no network: " + e.getMessage());
        }
        long values =
                content.tensors().stream().mapToLong(t -> t.values().length).sum();
        if (plan.params() > values) {
            throw refused("its metadata describe a network of " + plan.params() + " parameters, and it holds " + values
                    + " values");
        }
        return plan;
    }

    /** The names of the classes, in the order of their labels; empty if the images had no names. */
    public List<String> classNames() {
        String text = content.metadata().get(CLASS_NAMES);
        if (text == null) {
            return List.of();
        }
        try {
            return List.of(new ObjectMapper().readValue(text, String[].class));
        } catch (JsonProcessingException | NullPointerException e) {
            throw refused("its metadata '" + CLASS_NAMES + "' are no list of names");
        }
    }

    private static String names(List<String> names) {
        try {
            return new ObjectMapper().writeValueAsString(names);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of texts is JSON", e);
        }
    }

    public Normalisation normalisation() {
        try {
            return new Normalisation(numbers("mean"), numbers("std"));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw refused("its metadata have no usable mean and std");
        }
    }

    /** Sets the values of a network of {@link #plan}. */
    public void fill(Network net) {
        Map<String, NamedTensor> byName = new HashMap<>();
        content.tensors().forEach(t -> byName.put(t.name(), t));
        Parameters parameters = net.parameters();
        for (Parameter p : parameters.list()) {
            parameters.set(p, values(byName, p.name(), p.shape()));
        }
        for (Map.Entry<String, Statistics> e : parameters.running().entrySet()) {
            int n = e.getValue().channels();
            double[] both = Arrays.copyOf(values(byName, e.getKey() + ".running_mean", n), 2 * n);
            System.arraycopy(values(byName, e.getKey() + ".running_var", n), 0, both, n, n);
            e.getValue().load(both);
        }
    }

    private double[] values(Map<String, NamedTensor> byName, String tensor, int... shape) {
        NamedTensor t = byName.get(tensor);
        if (t == null || !Arrays.equals(t.shape(), shape)) {
            throw refused("expected tensor '" + tensor + "' of " + Arrays.toString(shape) + ", found "
                    + (t == null ? "none" : Arrays.toString(t.shape())));
        }
        return t.values();
    }

    private List<Double> numbers(String key) {
        return Arrays.stream(content.metadata().get(key).split(","))
                .map(Double::valueOf)
                .toList();
    }

    private static String commas(List<Double> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private DataFormatException refused(String why) {
        return new DataFormatException(
                name, -1, name + ": no network of assay train: " + why + ". Give the model.safetensors of a training.");
    }
}
