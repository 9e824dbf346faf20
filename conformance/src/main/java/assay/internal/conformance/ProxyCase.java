package assay.internal.conformance;

import assay.core.space.GenotypeException;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Cost201;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import assay.core.space.bench201.Skeleton201;
import assay.internal.bench201.network.Network201;
import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.FoundCases;
import assay.internal.conformance.check.RuleValues;
import assay.internal.conformance.check.Tolerance;
import assay.proxies.Kinks;
import assay.proxies.LayerProxy;
import assay.proxies.LossPass;
import assay.proxies.NasWot;
import assay.proxies.Probe;
import assay.proxies.Proxies;
import assay.proxies.ProxyTask;
import assay.supernet.network.Network;
import assay.supernet.network.Parameters;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Logits, loss, gradients and proxies of one architecture of NAS-Bench-201: files {@code proxies-nb201-*}.
 *
 * @param top the file: sizes and stream
 * @param arch one of its architectures
 */
record ProxyCase(Fields top, Fields arch, DType dtype) implements Case {
    private static final List<String> SCORES =
            List.of("snip", "grasp", "synflow", "synflow_bn", "grad_norm", "fisher", "plain", "jacob_cov", "naswot");
    private static final List<String> INVERSE = List.of("jacob_cov", "naswot");
    private static final String BY_LAYER = "_by_layer";
    private static final List<String> PASS =
            List.of("logits_sample0", "logits_sum_abs", "loss", "grad_l2_by_parameter");
    private static final List<String> KERNEL = List.of("naswot_relus_counted", "naswot_K_row0");

    static void find(Fields top, FoundCases found) {
        if (!top.text("network").equals("nb201")) {
            found.notCovered(top.file() + " network " + top.text("network"));
            return;
        }
        AggregationCase.find(top, found);
        for (Fields arch : top.objects("architectures")) {
            for (DType dtype : found.dtypes()) {
                ProxyCase c = new ProxyCase(top, arch, dtype);
                if (arch.has(c.key())) {
                    c.genotype();
                    found.add(c);
                    arch.object(c.key()).keys().stream()
                            .filter(k -> !covers(k))
                            .forEach(k -> found.notCovered(top.file() + " " + c.tag() + " " + c.key() + " " + k));
                } else {
                    found.notCovered(top.file() + " " + c.tag() + " " + c.key() + " (not in the file)");
                }
            }
        }
    }

    private static boolean covers(String key) {
        return SCORES.contains(key)
                || PASS.contains(key)
                || KERNEL.contains(key)
                || TodayScores.covers(key)
                || layerProxy(key) != null;
    }

    /** The proxy of a key {@code ..._by_layer}; null for other keys. */
    private static LayerProxy layerProxy(String key) {
        String name = key.endsWith(BY_LAYER) ? key.substring(0, key.length() - BY_LAYER.length()) : "";
        return SCORES.contains(name) && Proxies.named(name) instanceof LayerProxy p ? p : null;
    }

    @Override
    public String file() {
        return top.file();
    }

    @Override
    public String tag() {
        return arch.text("tag") + " " + arch.text("arch");
    }

    private String key() {
        return switch (dtype) {
            case FLOAT32 -> "float32";
            case FLOAT64 -> "float64";
        };
    }

    private int size() {
        return top.has("size") ? top.small("size", 4, 1024) : 32;
    }

    private Genotype201 genotype() {
        double[] ops = arch.numbers("ops", Genotype201.EDGES);
        for (double op : ops) {
            if (op != Math.rint(op) || op < 0 || op >= Op201.values().length) {
                throw arch.refused(arch.place("ops"), "operations 0..4", Arrays.toString(ops));
            }
        }
        Bench201Space space = new Bench201Space();
        Genotype201 fromOps =
                space.decode(Arrays.stream(ops).mapToInt(op -> (int) op).toArray());
        try {
            if (space.parse(arch.text("arch")).equals(fromOps)) {
                return fromOps;
            }
        } catch (GenotypeException e) {
            throw arch.refused(arch.place("arch"), fromOps.text(), e.getMessage());
        }
        throw arch.refused(arch.place("arch"), fromOps.text(), arch.text("arch"));
    }

    @Override
    public void replay(String backend, Check check) {
        Genotype201 cell = genotype();
        Skeleton201 size =
                new Skeleton201(top.small("C", 1, 256), top.small("N", 1, 64), top.small("classes", 1, 1000), size());
        int batch = top.small("batch", 1, 1024);
        Cost201 cost = Cost201.of(cell, size);
        try (Backend k = Backends.open(backend, dtype);
                Backend wide = dtype == DType.FLOAT64 ? k : Backends.open(backend, DType.FLOAT64)) {
            Tensor images = RuleValues.images(k, top.whole("input_stream", 0, 1L << 31), batch, size());
            Probe probe = Probe.ofBatch(k, wide, images, RuleValues.labels(batch, size.classes()));
            try (ProxyTask task =
                    new ProxyTask(probe, b -> network(b, size, cell), OptionalDouble.of(cost.multiplyAdds()))) {
                Fields expected = arch.object(key());
                pass(task, expected, gradients(task, images, wide, check), check);
                kernel(task, expected, check);
                scores(task, expected, check);
                TodayScores.compare(new TodayNetwork(top, arch, k, wide, cell, size), expected, check);
                costs(task, check);
            }
        }
    }

    private Network network(Backend k, Skeleton201 size, Genotype201 cell) {
        Network201 net = new Network201(k, size, cell);
        RuleValues.fill(net.parameters(), arch, arch.objects("parameters"), dtype);
        return net;
    }

    /** The tolerance of gradients: larger if a ReLU input is on the other side of zero in float32 than in float64. */
    private Tolerance gradients(ProxyTask task, Tensor images, Backend wide, Check check) {
        if (dtype == DType.FLOAT64) {
            return Tolerance.VALUE;
        }
        Tensor wideImages =
                RuleValues.images(wide, top.whole("input_stream", 0, 1L << 31), images.dim(0), images.dim(2));
        Kinks kinks = Kinks.between(task.wide(), wideImages, task.network(), images);
        wide.give(wideImages);
        if (kinks.switched() > 0) {
            check.remark("ReLU inputs on the other side of zero than in float64: " + kinks.switched()
                    + (kinks.byRounding() ? ", all within rounding" : ", not all within rounding"));
        }
        return kinks.switched() > 0 && kinks.byRounding() ? Tolerance.VALUE_AT_KINK : Tolerance.VALUE;
    }

    private void pass(ProxyTask task, Fields expected, Tolerance gradients, Check check) {
        LossPass pass = task.pass();
        check.number("loss", Tolerance.VALUE, expected.number("loss"), pass.loss());
        double[] logits = pass.logits();
        if (expected.has("logits_sample0")) {
            int classes = top.small("classes", 1, 1000);
            check.list(
                    "logits_sample0",
                    Tolerance.VALUE,
                    expected.numbers("logits_sample0", classes),
                    Arrays.copyOf(logits, classes));
        }
        if (expected.has("logits_sum_abs")) {
            double sum = Arrays.stream(logits).map(Math::abs).sum();
            check.number("logits_sum_abs", Tolerance.VALUE, expected.number("logits_sum_abs"), sum);
        }
        if (expected.has("grad_l2_by_parameter")) {
            Parameters parameters = task.network().parameters();
            double[] norms = parameters.list().stream()
                    .mapToDouble(p -> Math.sqrt(
                            Arrays.stream(pass.grad(p)).map(g -> g * g).sum()))
                    .toArray();
            check.list(
                    "grad_l2_by_parameter", gradients, expected.numbers("grad_l2_by_parameter", norms.length), norms);
        }
    }

    private static void kernel(ProxyTask task, Fields expected, Check check) {
        if (expected.has("naswot_relus_counted")) {
            double relus = task.pass().relus();
            check.number("naswot_relus_counted", Tolerance.COUNT, expected.number("naswot_relus_counted"), relus);
        }
        if (expected.has("naswot_K_row0")) {
            double[] row = NasWot.kernel(task)[0];
            check.list("naswot_K_row0", Tolerance.SCORE, expected.numbers("naswot_K_row0", row.length), row);
        }
    }

    private static void scores(ProxyTask task, Fields expected, Check check) {
        for (String key : expected.keys()) {
            LayerProxy layers = layerProxy(key);
            if (layers != null) {
                double[] parts = layers.byLayer(task);
                check.list(key, Tolerance.SCORE, expected.numbers(key, parts.length), parts);
            } else if (SCORES.contains(key)) {
                Tolerance tolerance = INVERSE.contains(key) ? Tolerance.INVERSE_SCORE : Tolerance.SCORE;
                check.number(
                        key,
                        tolerance,
                        expected.numberOrNull(key),
                        Proxies.named(key).score(task));
            }
        }
    }

    /** The unit of the official counter: millions. */
    private void costs(ProxyTask task, Check check) {
        for (String name : List.of("params", "flops")) {
            String key = "official_" + name + "_M";
            if (arch.has(key)) {
                double millions = Proxies.named(name).score(task).orElseThrow() / 1e6;
                check.number(key, Tolerance.COUNT, arch.number(key), millions);
            }
        }
    }
}
