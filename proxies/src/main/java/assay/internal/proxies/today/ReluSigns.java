package assay.internal.proxies.today;

import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Which units of a value are positive before its ReLUs.
 *
 * @param bits those of each image, as {@link Backend#positive} orders them
 * @param units of one image
 * @param relus how many ReLUs read this value
 */
public record ReluSigns(long[][] bits, int units, int relus) {
    /** Of a pass that has kept its values; one for each value. */
    public static List<ReluSigns> of(Tape pass) {
        return of(pass.reluInputs(), in -> bits(pass.backend(), in.value()));
    }

    /** Of a pass of its own that goes only forward, in training mode. */
    public static List<ReluSigns> of(Network network, Tensor images) {
        Map<Var, long[][]> bits = new HashMap<>();
        return of(watch(network, images, bits::put), bits::get);
    }

    /**
     * A pass that goes only forward, in training mode.
     *
     * @param seen hears of each value once, when its first ReLU reads it: the value and {@link #bits}
     * @return what each ReLU reads, in the order in which they run; of these values only shapes may be asked
     */
    static List<Var> watch(Network network, Tensor images, BiConsumer<Var, long[][]> seen) {
        Backend k = network.parameters().backend();
        Tape tape = new Tape(k).weightGrads(false).watchRelus(in -> seen.accept(in, bits(k, in.value())));
        try {
            tape.forwardOnly(t -> network.forward(t, t.constant(images), Norms.BATCH));
            return tape.reluInputs();
        } finally {
            tape.clear();
        }
    }

    private static List<ReluSigns> of(List<Var> read, Function<Var, long[][]> bits) {
        Map<Var, Integer> relus = new LinkedHashMap<>();
        read.forEach(in -> relus.merge(in, 1, Integer::sum));
        return relus.entrySet().stream()
                .map(e -> new ReluSigns(bits.apply(e.getKey()), units(e.getKey()), e.getValue()))
                .toList();
    }

    /** Units of one image. */
    static int units(Var in) {
        return in.value().size() / in.value().dim(0);
    }

    private static long[][] bits(Backend k, Tensor x) {
        int images = x.dim(0);
        long[][] bits = new long[images][(x.size() / images + Long.SIZE - 1) / Long.SIZE];
        k.positive(x, bits);
        return bits;
    }
}
