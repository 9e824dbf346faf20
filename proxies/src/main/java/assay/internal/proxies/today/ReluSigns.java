package assay.internal.proxies.today;

import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        return of(pass, in -> bits(pass.backend(), in.value()));
    }

    /** Of a pass of its own that goes only forward, in training mode. */
    public static List<ReluSigns> of(Network network, Tensor images) {
        Backend k = network.parameters().backend();
        Map<Var, long[][]> bits = new LinkedHashMap<>();
        Tape tape = new Tape(k).weightGrads(false).watchRelus(in -> bits.put(in, bits(k, in.value())));
        try {
            tape.forwardOnly(t -> network.forward(t, t.constant(images), Norms.BATCH));
            return of(tape, bits::get);
        } finally {
            tape.clear();
        }
    }

    private static List<ReluSigns> of(Tape pass, Function<Var, long[][]> bits) {
        Map<Var, Integer> relus = new LinkedHashMap<>();
        pass.reluInputs().forEach(in -> relus.merge(in, 1, Integer::sum));
        List<ReluSigns> signs = new ArrayList<>();
        relus.forEach((in, count) -> signs.add(
                new ReluSigns(bits.apply(in), in.value().size() / in.value().dim(0), count)));
        return signs;
    }

    private static long[][] bits(Backend k, Tensor x) {
        int images = x.dim(0);
        long[][] bits = new long[images][(x.size() / images + Long.SIZE - 1) / Long.SIZE];
        k.positive(x, bits);
        return bits;
    }
}
