package assay.supernet.network;

import assay.core.random.Seeds;
import assay.supernet.tape.Statistics;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network's parameters in the order of definition, and the tensors that hold them. */
public final class Parameters implements AutoCloseable {
    private final Backend backend;
    private final List<Parameter> list = new ArrayList<>();
    private final List<Weight> weights = new ArrayList<>();
    private final List<Statistics> statistics = new ArrayList<>();
    private final Map<String, Statistics> named = new LinkedHashMap<>();

    public Parameters(Backend backend) {
        this.backend = backend;
    }

    public Backend backend() {
        return backend;
    }

    /** A weight for several parameters, which {@link #slice} adds. */
    public Weight weight(int... shape) {
        Weight w = new Weight(backend.take(shape));
        backend.fill(w.value(), 0);
        weights.add(w);
        return w;
    }

    /** A parameter with its own weight. */
    public Weight add(String name, Kind kind, int fanIn, int... shape) {
        return slice(name, kind, fanIn, weight(shape), 0, shape).weight();
    }

    /** A parameter that is a part of a wider weight. */
    public Parameter slice(String name, Kind kind, int fanIn, Weight weight, int offset, int... shape) {
        Parameter p = new Parameter(list.size(), name, kind, shape, fanIn, weight, offset);
        list.add(p);
        return p;
    }

    /** Running statistics of a normalisation layer. They are not a parameter, but are saved and loaded with the parameters. */
    public Statistics statistics(int channels, double momentum) {
        Statistics s = new Statistics(channels, momentum);
        statistics.add(s);
        return s;
    }

    /** The same, under the layer's name. */
    public Statistics statistics(String name, int channels, double momentum) {
        Statistics s = statistics(channels, momentum);
        named.put(name, s);
        return s;
    }

    /** The running statistics of the named layers, in the order of definition. */
    public Map<String, Statistics> running() {
        return Collections.unmodifiableMap(named);
    }

    /** Copies the running statistics out, layer by layer; {@link #loadStatistics} puts them back. */
    public List<double[]> saveStatistics() {
        return statistics.stream().map(Statistics::save).toList();
    }

    public void loadStatistics(List<double[]> values) {
        for (int i = 0; i < statistics.size(); i++) {
            statistics.get(i).load(values.get(i));
        }
    }

    public List<Parameter> list() {
        return Collections.unmodifiableList(list);
    }

    public List<Weight> weights() {
        return Collections.unmodifiableList(weights);
    }

    /** The number of trainable values. */
    public long count() {
        return list.stream().mapToLong(Parameter::size).sum();
    }

    /** Gives one parameter its values, row-major. */
    public void set(Parameter p, double[] values) {
        Tensor whole = p.weight().value();
        if (p.size() == whole.size()) {
            backend.write(values, whole);
        } else {
            double[] all = read(whole);
            System.arraycopy(values, 0, all, p.offset(), p.size());
            backend.write(all, whole);
        }
    }

    /** The parameter's own part of a tensor with the layout of its weight (the value, a gradient). */
    public double[] part(Parameter p, double[] whole) {
        return Arrays.copyOfRange(whole, p.offset(), p.offset() + p.size());
    }

    public double[] get(Parameter p) {
        return part(p, read(p.weight().value()));
    }

    /** Draws all values as {@link Init#DEFAULT} does. */
    public void initialise(Seeds seeds) {
        initialise(seeds, Init.DEFAULT);
    }

    /** Draws all values. Each parameter has a stream of its own, by name. */
    public void initialise(Seeds seeds, Init init) {
        for (Parameter p : list) {
            set(p, init.values(p, seeds));
        }
    }

    /** Copies every value out, weight by weight, then the running statistics; {@link #load} puts them back. */
    public List<double[]> save() {
        List<double[]> all = new ArrayList<>();
        weights.forEach(w -> all.add(read(w.value())));
        statistics.forEach(s -> all.add(s.save()));
        return all;
    }

    /** How many arrays {@link #save} gives. */
    public int saved() {
        return weights.size() + statistics.size();
    }

    public void load(List<double[]> values) {
        for (int i = 0; i < weights.size(); i++) {
            backend.write(values.get(i), weights.get(i).value());
        }
        for (int i = 0; i < statistics.size(); i++) {
            statistics.get(i).load(values.get(weights.size() + i));
        }
    }

    private double[] read(Tensor t) {
        double[] v = new double[t.size()];
        backend.read(t, v);
        return v;
    }

    @Override
    public void close() {
        weights.forEach(w -> backend.give(w.value()));
        weights.clear();
        list.clear();
    }
}
