package assay.internal.bench201.network;

import assay.supernet.network.Kind;
import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The sources of the values of a wider supernet. Every convolution of a cell keeps its channels, followed by copies of randomly
 * drawn ones, first for its inputs, then for its outputs; its normalisation follows its outputs. Nothing is rescaled (the DrNAS
 * repository).
 */
final class Widening {
    private Widening() {}

    /** For every array of {@link Parameters#save()} of the wider network, the places in the narrower one's. */
    static List<int[]> sources(Parameters narrow, Parameters wide, RandomGenerator random) {
        int weights = wide.weights().size();
        List<int[]> sources = new ArrayList<>();
        wide.save().forEach(a -> sources.add(new int[a.length]));
        List<double[]> before = narrow.save();
        int norm = weights;
        int[] outputs = null;
        for (int i = 0; i < wide.list().size(); i++) {
            Parameter from = narrow.list().get(i);
            Parameter to = wide.list().get(i);
            int[] places = sources.get(wide.weights().indexOf(to.weight()));
            if (Arrays.equals(from.shape(), to.shape())) {
                for (int k = 0; k < to.size(); k++) {
                    places[to.offset() + k] = from.offset() + k;
                }
            } else if (to.kind() == Kind.CONV_WEIGHT) {
                int[] inputs = copies(from.shape()[1], to.shape()[1], random);
                outputs = copies(from.shape()[0], to.shape()[0], random);
                convolution(from, to, inputs, outputs, places);
                norm = same(sources, before, norm);
                statistics(outputs, from.shape()[0], sources.get(norm++));
            } else {
                for (int k = 0; k < to.size(); k++) {
                    places[to.offset() + k] = from.offset() + outputs[k]; // the bias of the convolution before
                }
            }
        }
        same(sources, before, norm);
        return sources;
    }

    /** 0, 1 ... from-1, followed by random ones of these. */
    private static int[] copies(int from, int to, RandomGenerator random) {
        int[] index = new int[to];
        for (int i = 0; i < to; i++) {
            index[i] = i < from ? i : random.nextInt(from);
        }
        return index;
    }

    private static void convolution(Parameter from, Parameter to, int[] inputs, int[] outputs, int[] places) {
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

    /** Skips the statistics that keep their size, and returns the place of the next one that does not. */
    private static int same(List<int[]> sources, List<double[]> before, int from) {
        int at = from;
        while (at < sources.size() && sources.get(at).length == before.get(at).length) {
            Arrays.setAll(sources.get(at), k -> k);
            at++;
        }
        return at;
    }

    /** Means, then variances. */
    private static void statistics(int[] outputs, int channels, int[] places) {
        for (int o = 0; o < outputs.length; o++) {
            places[o] = outputs[o];
            places[outputs.length + o] = channels + outputs[o];
        }
    }
}
