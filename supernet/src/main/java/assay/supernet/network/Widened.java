package assay.supernet.network;

import java.util.List;

/**
 * A supernet whose operations see more channels, and where each of its values comes from.
 *
 * @param net the wider supernet
 * @param sources for every array of {@link Parameters#save()}, the place in the narrower supernet's array from which each value
 *     is copied. Arrays with the layout of a weight, such as its momentum, are copied in the same way
 */
public record Widened(Supernet net, List<int[]> sources) {
    public Widened {
        sources = List.copyOf(sources);
    }

    /** Makes the values of the wider network from those of the narrower one, for all given arrays. */
    public List<double[]> gather(List<double[]> values) {
        return java.util.stream.IntStream.range(0, values.size())
                .mapToObj(a -> {
                    int[] from = sources.get(a);
                    double[] v = new double[from.length];
                    for (int i = 0; i < v.length; i++) {
                        v[i] = values.get(a)[from[i]];
                    }
                    return v;
                })
                .toList();
    }
}
