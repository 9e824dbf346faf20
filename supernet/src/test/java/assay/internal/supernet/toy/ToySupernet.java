package assay.internal.supernet.toy;

import assay.core.space.SearchSpace;
import assay.supernet.network.DropPath;
import assay.supernet.network.Kind;
import assay.supernet.network.Norm;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.network.Supernet;
import assay.supernet.network.Widened;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Term;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Cells of a {@link ToySpace} one behind the other. It can do all that any supernet can: widen, deepen, drop skips. */
public final class ToySupernet implements Supernet {
    private static final Window POINT = new Window(1, 1, 0, 1, 1);
    public static final int CLASSES = 3;
    private static final int CHANNELS = 4;

    private final Backend backend;
    private final ToySpace space;
    private final int cells;
    private final int channels;
    private final Parameters parameters;
    private final Weight stem;
    private final List<List<Edge>> edges = new ArrayList<>();
    private final Weight classifier;
    private final Weight bias;
    private boolean perCell;
    private DropPath drop = DropPath.NONE;

    private record Edge(Weight conv, Norm norm) {}

    /** @param partial one in so many of four channels is there */
    public ToySupernet(Backend backend, ToySpace space, int cells, int partial) {
        this.backend = backend;
        this.space = space;
        this.cells = cells;
        channels = CHANNELS / partial;
        parameters = new Parameters(backend);
        stem = parameters.add("stem", Kind.CONV_WEIGHT, 3, channels, 3, 1, 1);
        for (int c = 0; c < cells; c++) {
            List<Edge> cell = new ArrayList<>();
            for (int e = 0; e < space.groups().size(); e++) {
                String name = "cells." + c + "." + e;
                Weight conv = parameters.add(name, Kind.CONV_WEIGHT, channels, channels, channels, 1, 1);
                cell.add(new Edge(conv, Norm.affine(parameters, name + ".norm", channels)));
            }
            edges.add(cell);
        }
        classifier = parameters.add("classifier", Kind.LINEAR_WEIGHT, channels, CLASSES, channels);
        bias = parameters.add("bias", Kind.LINEAR_BIAS, channels, CLASSES);
    }

    @Override
    public SearchSpace space() {
        return space;
    }

    @Override
    public Optional<Pattern> operationNames() {
        return Optional.of(Pattern.compile("^cells\\.\\d+\\.\\d+"));
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Var forward(Tape tape, Var images, Vec mix, Norms norms) {
        Var x = tape.conv(images, tape.weight(stem), POINT);
        for (int c = 0; c < cells; c++) {
            int at = perCell ? c * (mix.length() / cells) : 0;
            List<Edge> e = edges.get(c);
            Var one = node(tape, x, List.of(mixed(tape, x, e.get(0), mix, at, norms)));
            x = node(
                    tape,
                    x,
                    List.of(
                            mixed(tape, x, e.get(1), mix, at + width(), norms),
                            mixed(tape, one, e.get(2), mix, at + 2 * width(), norms)));
        }
        return tape.linear(tape.spatialMean(x), tape.weight(classifier), tape.weight(bias));
    }

    private static int width() {
        return ToySpace.OPTIONS.size();
    }

    private static Var node(Tape tape, Var like, List<List<Term>> terms) {
        List<Term> all = new ArrayList<>();
        terms.forEach(all::addAll);
        return tape.sum(all, like.value().shape());
    }

    /** The options behind {@code none}. */
    private List<Term> mixed(Tape tape, Var x, Edge edge, Vec mix, int at, Norms norms) {
        List<Term> terms = new ArrayList<>();
        Term.mix(terms, mix, at + 1, () -> Term.plain(skip(tape, x)));
        Term.mix(
                terms, mix, at + 2, () -> edge.norm().term(tape, tape.conv(x, tape.weight(edge.conv()), POINT), norms));
        Term.mix(terms, mix, at + 3, () -> Term.plain(tape.relu(x)));
        return terms;
    }

    private Var skip(Tape tape, Var x) {
        return drop.active() ? tape.scaleSamples(x, drop.factors(x.value().dim(0))) : x;
    }

    @Override
    public int separateCells() {
        perCell = true;
        return cells;
    }

    @Override
    public void dropSkips(DropPath how) {
        drop = how;
    }

    @Override
    public Supernet deeper(int to) {
        return new ToySupernet(backend, space, to, CHANNELS / channels);
    }

    /** Every new channel is a copy of a drawn one. */
    @Override
    public Widened wider(int partial, RandomGenerator random) {
        ToySupernet wide = new ToySupernet(backend, space, cells, partial);
        int[] from = new int[wide.channels];
        Arrays.setAll(from, c -> c < channels ? c : random.nextInt(channels));
        List<int[]> sources = new ArrayList<>();
        for (Parameter p : wide.parameters.list()) {
            Parameter narrow = parameters.list().get(p.index());
            sources.add(places(p.shape(), narrow.shape(), from));
        }
        for (int s = 0; s < cells * space.groups().size(); s++) {
            int[] twice = new int[2 * wide.channels];
            Arrays.setAll(twice, i -> i < wide.channels ? from[i] : channels + from[i - wide.channels]);
            sources.add(twice);
        }
        return new Widened(wide, sources);
    }

    /** For each value of a parameter its place in the narrower one: dimensions that grew follow {@code from}. */
    private static int[] places(int[] to, int[] narrow, int[] from) {
        int rows = to[0];
        int columns = Arrays.stream(to).skip(1).reduce(1, (a, b) -> a * b);
        int before = Arrays.stream(narrow).skip(1).reduce(1, (a, b) -> a * b);
        int[] places = new int[rows * columns];
        for (int i = 0; i < places.length; i++) {
            int row = rows == narrow[0] ? i / columns : from[i / columns];
            int column = columns == before ? i % columns : from[i % columns];
            places[i] = row * before + column;
        }
        return places;
    }
}
