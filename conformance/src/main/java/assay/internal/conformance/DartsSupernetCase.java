package assay.internal.conformance;

import assay.core.random.RandomStream;
import assay.core.random.ValueRule;
import assay.core.space.darts.SkeletonDarts;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.NamedCase;
import assay.internal.conformance.check.Tolerance;
import assay.internal.darts.network.SearchShape;
import assay.internal.darts.network.SupernetDarts;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.relax.Dirichlet;
import assay.supernet.search.relax.EdgeWeights;
import assay.supernet.search.relax.Relaxation;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.util.Arrays;
import java.util.List;

/**
 * One pass of a supernet of the DARTS space: DARTS, PC-DARTS (its architecture tensors are alphas normal, reduce, betas normal,
 * reduce) or DrNAS. The weights of DrNAS are given as {@code theta...}; otherwise they are the softmax of alpha. The file's
 * numbers are float64; float32 is compared with the same.
 */
record DartsSupernetCase(Fields top, String name, DType dtype) implements NamedCase {
    private SearchShape shape(Fields entry) {
        return switch (name) {
            case "darts_supernet" -> SearchShape.darts();
            case "pcdarts_supernet" -> SearchShape.pcDarts(partial(entry, 4));
            case "drnas_darts_supernet" -> SearchShape.drNas(partial(entry, 6));
            default -> throw new IllegalStateException(name);
        };
    }

    private static int partial(Fields entry, int otherwise) {
        return entry.has("K") ? entry.small("K", 1, 64) : entry.has("k") ? entry.small("k", 1, 64) : otherwise;
    }

    @Override
    public void replay(String backend, Check check) {
        Fields entry = entry();
        SearchShape shape = shape(entry);
        pass(entry, shape, backend, check);
        if (!check.ok() && name.equals("drnas_darts_supernet")) {
            Check other = new Check(dtype);
            pass(entry, new SearchShape(shape.space(), shape.partial(), !shape.poolNorm()), backend, other);
            if (other.ok()) {
                check.replaceBy(other);
                check.remark("with normalisation after pooling: the released code of another date than the one that"
                        + " searches of Assay follow");
            }
        }
    }

    private void pass(Fields entry, SearchShape shape, String backend, Check check) {
        int side = entry.small("size", 4, 1024);
        int classes = entry.rows("logits")[0].length;
        SkeletonDarts size =
                new SkeletonDarts(false, entry.small("C", 2, 256), entry.small("layers", 1, 64), classes, side, false);
        Groups groups = Groups.of(shape.space());
        List<String> thetas = entry.keys().stream()
                .filter(k -> k.contains("theta") && !k.contains("grad"))
                .toList();
        Relaxation relaxation = relaxation(name);
        double[] alpha = entry.has("arch_stream")
                ? alpha(entry, relaxation.parameters(groups))
                : new double[relaxation.parameters(groups)];
        Draw draw = thetas.isEmpty()
                ? draw(relaxation, groups, alpha)
                : Dirichlet.of(groups, alpha, given(entry, thetas, groups.size()));
        try (Backend k = Backends.open(backend, dtype);
                SupernetDarts net = new SupernetDarts(k, size, shape)) {
            double[] grad = SupernetPass.replay(entry, net, draw, dtype, check);
            for (String key : entry.keys()) {
                if (key.contains("theta") && key.contains("grad")) {
                    check.list(key, Tolerance.VALUE, DartsReferences.flat(entry, key), grad);
                }
            }
            if (entry.has("arch_grads")) {
                archGrads(entry, !thetas.isEmpty(), draw, grad, check);
            }
        }
    }

    /**
     * Compares the gradient to the architecture tensors. For DrNAS with given theta, a file may have the gradient to theta, or
     * the gradient to alpha by PyTorch's approximation of the Dirichlet's derivative; the nearer one is compared.
     */
    private static void archGrads(Fields entry, boolean given, Draw draw, double[] grad, Check check) {
        double[] expected = DartsReferences.flat(entry, "arch_grads");
        double[] toAlpha = draw.pullBack(grad);
        if (given && distance(expected, grad) < distance(expected, toAlpha)) {
            check.list("arch_grads", Tolerance.VALUE, expected, grad);
        } else {
            check.list("arch_grads", given ? Tolerance.APPROXIMATED : Tolerance.VALUE, expected, toAlpha);
        }
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum;
    }

    /** The relaxation of networks and genotypes: softmax on each edge; for PC-DARTS also over the edges of a node. */
    static Relaxation relaxation(String name) {
        return name.startsWith("pcdarts") ? new EdgeWeights() : Relaxation.softmax();
    }

    /** A draw without noise; both relaxations have none. */
    static Draw draw(Relaxation relaxation, Groups groups, double[] alpha) {
        return relaxation.draw(groups, alpha, new Moment(0, 1, Moment.Purpose.EVALUATION), new RandomStream(0));
    }

    /** Architecture tensor number i has its own stream. Together the tensors are the options of all groups, in order. */
    static double[] alpha(Fields entry, int total) {
        long stream = entry.whole("arch_stream", 0, 1L << 31);
        double scale = entry.number("arch_scale");
        int tables = total == 2 * 14 * 7 ? 7 : 8;
        double[] alpha = new double[total];
        int at = 0;
        for (int i = 0; at < total; i++) {
            int n = i < 2 ? 14 * tables : 14;
            System.arraycopy(ValueRule.sym(stream + i, n, scale), 0, alpha, at, n);
            at += n;
        }
        return alpha;
    }

    private static double[] given(Fields entry, List<String> keys, int total) {
        double[] all = keys.stream()
                .map(k -> DartsReferences.flat(entry, k))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        if (all.length != total) {
            throw entry.refused(entry.place(keys.get(0)), total + " weights", all.length + " numbers");
        }
        return all;
    }
}
