package assay.internal.darts.network;

import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The sources of the values of a wider supernet. The convolutions of an operation keep their channels, followed by copies of
 * randomly drawn ones. The later layers of an operation follow the copies: a pointwise convolution reads the copied channels
 * of the depthwise one before it. A second depthwise one filters as the copied channel did. Normalisations follow the outputs
 * before them. Nothing is rescaled (the DrNAS repository).
 */
final class DartsWidening {
    private final Parameters narrow;
    private final Parameters wide;
    private final RandomGenerator random;
    private final List<int[]> sources = new ArrayList<>();
    private final List<double[]> before;
    /** The next statistics whose size changes. */
    private int norm;
    /** The original channel of each channel in the map that the next convolution reads. */
    private int[] read;

    private DartsWidening(Parameters narrow, Parameters wide, RandomGenerator random) {
        this.narrow = narrow;
        this.wide = wide;
        this.random = random;
        wide.save().forEach(a -> sources.add(new int[a.length]));
        before = narrow.save();
        norm = wide.weights().size();
    }

    /** For every array of {@link Parameters#save()} of the wider network, the places in the narrower one's. */
    static List<int[]> sources(Parameters narrow, Parameters wide, RandomGenerator random) {
        DartsWidening w = new DartsWidening(narrow, wide, random);
        for (int i = 0; i < wide.list().size(); i++) {
            w.parameter(narrow.list().get(i), wide.list().get(i));
        }
        w.keepStatistics();
        return w.sources;
    }

    private void parameter(Parameter from, Parameter to) {
        String name = to.name();
        if (Arrays.equals(from.shape(), to.shape())) {
            int[] places = places(to);
            for (int k = 0; k < to.size(); k++) {
                places[to.offset() + k] = from.offset() + k;
            }
        } else if (name.endsWith(".conv_1.weight")) { // the halves of a skip connection at stride 2
            int[] outputs = copies(from.shape()[0], to.shape()[0]);
            convolution(from, to, inputs(from, to), outputs);
            read = outputs;
        } else if (name.endsWith(".conv_2.weight")) {
            int[] outputs = copies(from.shape()[0], to.shape()[0]);
            convolution(from, to, inputs(from, to), outputs);
            int half = from.shape()[0];
            statistics(
                    IntStream.concat(Arrays.stream(read), Arrays.stream(outputs).map(o -> half + o))
                            .toArray());
        } else if (depthwise(name)) {
            boolean second = name.endsWith(".op.5.weight");
            read = second ? read : copies(from.shape()[0], to.shape()[0]);
            convolution(from, to, new int[1], read);
        } else {
            int[] outputs = copies(from.shape()[0], to.shape()[0]);
            convolution(from, to, read, outputs);
            statistics(outputs);
            read = outputs;
        }
    }

    /** The first of a pair; its partner is {@code op.2} or {@code op.6}. */
    private static boolean depthwise(String name) {
        return name.endsWith(".op.1.weight") || name.endsWith(".op.5.weight");
    }

    private int[] places(Parameter to) {
        return sources.get(wide.weights().indexOf(to.weight()));
    }

    private int[] inputs(Parameter from, Parameter to) {
        return copies(from.shape()[1], to.shape()[1]);
    }

    /** 0, 1 ... from-1, followed by random ones of these. */
    private int[] copies(int from, int to) {
        return IntStream.range(0, to)
                .map(i -> i < from ? i : random.nextInt(from))
                .toArray();
    }

    private void convolution(Parameter from, Parameter to, int[] inputs, int[] outputs) {
        int[] places = places(to);
        int kernel = to.shape()[2] * to.shape()[3];
        for (int o = 0; o < outputs.length; o++) {
            for (int i = 0; i < inputs.length; i++) {
                for (int k = 0; k < kernel; k++) {
                    places[to.offset() + (o * inputs.length + i) * kernel + k] =
                            from.offset() + (outputs[o] * from.shape()[1] + inputs[i]) * kernel + k;
                }
            }
        }
    }

    /** Skips the statistics that keep their size. */
    private void keepStatistics() {
        while (norm < sources.size() && sources.get(norm).length == before.get(norm).length) {
            Arrays.setAll(sources.get(norm), k -> k);
            norm++;
        }
    }

    /** Means, then variances, of the next normalisation that gets wider. */
    private void statistics(int[] outputs) {
        keepStatistics();
        int channels = before.get(norm).length / 2;
        int[] places = sources.get(norm++);
        for (int o = 0; o < outputs.length; o++) {
            places[o] = outputs[o];
            places[outputs.length + o] = channels + outputs[o];
        }
    }
}
