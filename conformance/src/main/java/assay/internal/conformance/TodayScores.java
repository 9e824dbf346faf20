package assay.internal.conformance;

import assay.core.random.ValueRule;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.Tolerance;
import assay.internal.conformance.check.Undefined;
import assay.internal.proxies.today.AzNasPass;
import assay.internal.proxies.today.GradSign;
import assay.internal.proxies.today.Meco;
import assay.internal.proxies.today.Swap;
import assay.internal.proxies.today.ZiCo;
import assay.proxies.Zen;
import assay.supernet.network.Network;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Replays the newer proxies of one architecture: files {@code proxies-today-*}. Each key has an entry. */
final class TodayScores {
    private static final long GAUSSIAN_INPUT = 3_000_000;
    private static final long GAUSSIAN_IMAGE = 3_000_001;
    private static final long GAUSSIAN_PERTURBATION = 3_000_002;
    private static final long SIGNS = 3_100_000;
    private static final long CHANNELS = 3_300_000;
    private static final int SIDE = 64;

    private interface Replay {
        void run(TodayNetwork of, Fields expected, Check check);
    }

    private static final Map<String, Replay> REPLAYS = new LinkedHashMap<>();

    static {
        REPLAYS.put("az_nas", (of, f, c) -> azNas(of, of.byRule(), f, c));
        REPLAYS.put("az_nas_kaiming", (of, f, c) -> azNas(of, of.gaussian(fan -> Math.sqrt(2 / fan)), f, c));
        REPLAYS.put("zico", TodayScores::zico);
        REPLAYS.put("swap", (of, f, c) -> swap(of, of.byRule(), f, c));
        REPLAYS.put("swap_gauss", (of, f, c) -> swap(of, of.gaussian(fan -> 1), f, c));
        REPLAYS.put("meco", (of, f, c) -> meco(of.byRule(), of.images(0, 1), Meco::all, f, c));
        REPLAYS.put("meco_opt", (of, f, c) -> meco(of.byRule(), of.images(0, 1), TodayScores::kept, f, c));
        REPLAYS.put("meco_64", (of, f, c) -> meco(of.byRule(), of.noise(GAUSSIAN_IMAGE, 1, SIDE), Meco::all, f, c));
        REPLAYS.put("meco_zc", (of, f, c) -> meco(of.withBiases(), of.images(0, 1), Meco::all, f, c));
        REPLAYS.put("meco_opt_zc", (of, f, c) -> meco(of.withBiases(), of.images(0, 1), TodayScores::kept, f, c));
        REPLAYS.put("te_nas", TodayJacobians::teNas);
        REPLAYS.put("te_nas_thin", TodayJacobians::teNasThin);
        REPLAYS.put("epe_nas", TodayJacobians::epeNas);
        REPLAYS.put("gradsign", TodayScores::gradSign);
        REPLAYS.put("zen_gauss", TodayScores::zen);
    }

    private TodayScores() {}

    static boolean covers(String key) {
        return REPLAYS.containsKey(key);
    }

    /** Compares the newer proxies that the entry has. */
    static void compare(TodayNetwork of, Fields expected, Check check) {
        for (String key : expected.keys()) {
            if (covers(key)) {
                Check own = check.named(key);
                REPLAYS.get(key).run(of, expected.object(key), own);
                check.take(own);
            }
        }
    }

    private static void azNas(TodayNetwork of, Network made, Fields f, Check check) {
        try (Network net = made) {
            Tensor images = of.noise(GAUSSIAN_INPUT, of.batch(), of.size().imageSize());
            AzNasPass pass = AzNasPass.of(net, images, TodayScores::signs);
            of.k().give(images);
            Tolerance t = Tolerance.SCORE;
            Undefined.number(check, f, "expressivity", t, pass.expressivity());
            Undefined.number(check, f, "progressivity", t, pass.progressivity());
            Undefined.number(check, f, "trainability", t, pass.trainability());
            double[] entropies = pass.entropies();
            if (of.k().dtype() == DType.FLOAT32) {
                withoutRounded(f, entropies, pass.spectra());
            }
            Undefined.list(check, f, "expressivity_by_feature", t, entropies);
            Undefined.list(check, f, "progressivity_steps", t, pass.steps());
            Undefined.list(check, f, "trainability_by_block", t, pass.trainabilities());
            Undefined.list(check, f, "largest_singular_value_by_block", t, pass.singular());
            Undefined.list(
                    check,
                    f,
                    "largest_eigenvalue_by_feature",
                    t,
                    pass.spectra().stream().mapToDouble(s -> s[s.length - 1]).toArray());
            Undefined.list(
                    check,
                    f,
                    "trace_by_feature",
                    t,
                    pass.spectra().stream()
                            .mapToDouble(s -> Arrays.stream(s).sum())
                            .toArray());
        }
    }

    /**
     * The released code takes the logarithm of a share that rounding made negative; we clip it at 0. If the file has no number
     * for this reason, we leave ours out too.
     */
    private static void withoutRounded(Fields f, double[] entropies, List<double[]> spectra) {
        JsonNode list = f.node().path("expressivity_by_feature");
        for (int i = 0; i < entropies.length; i++) {
            double[] s = spectra.get(i);
            boolean small = s[0] <= 1e-6 * s[s.length - 1];
            entropies[i] = small && list.path(i).isNull() ? Double.NaN : entropies[i];
        }
    }

    private static double[] signs(int block, int size) {
        double[] signs = new double[size];
        Arrays.setAll(signs, i -> ValueRule.u(SIGNS + block, i) < 0.5 ? 1 : -1);
        return signs;
    }

    private static void zico(TodayNetwork of, Fields f, Check check) {
        try (Network net = of.byRule()) {
            int n = of.batch();
            List<double[]> first = ZiCo.gradients(net, of.images(0, n), of.labels(n));
            List<double[]> second = ZiCo.gradients(net, of.images(1, n), of.labels(n));
            double[] logs = new double[first.size()];
            double[] entries = new double[logs.length];
            double sum = 0;
            for (int l = 0; l < logs.length; l++) {
                ZiCo.Layer layer = ZiCo.Layer.of(first.get(l), second.get(l));
                entries[l] = layer.entries();
                logs[l] = layer.entries() == 0 ? Double.NaN : StrictMath.log(layer.sum());
                sum += layer.entries() == 0 ? 0 : logs[l];
            }
            Undefined.number(check, f, "score", Tolerance.INVERSE_SCORE, sum);
            if (of.switches(0) || of.switches(1)) {
                check.remark(
                        "zico.log_sum_by_layer is not compared: a switched ReLU input moves elements with nearly equal"
                                + " gradients, which carry a layer's sum");
            } else {
                Undefined.list(check, f, "log_sum_by_layer", Tolerance.INVERSE_SCORE, logs);
            }
            Undefined.list(check, f, "entries_by_layer", Tolerance.SCORE, entries);
        }
    }

    private static void swap(TodayNetwork of, Network made, Fields f, Check check) {
        try (Network net = made) {
            for (int n : new int[] {8, 16}) {
                String key = "batch" + n;
                if (f.has(key)) {
                    Swap.Patterns found = Swap.Patterns.of(net, of.images(0, n));
                    check.number(key, Tolerance.SCORE, f.number(key), found.all());
                    Undefined.list(check, f, key + "_by_relu", Tolerance.SCORE, doubles(found.byRelu()));
                    if (f.has("units_by_relu")) {
                        Undefined.list(check, f, "units_by_relu", Tolerance.COUNT, doubles(found.units()));
                    }
                    if (n == 16 && f.has("regular_factor")) {
                        double factor = new Swap.Regular(
                                        of.top().number("swap_mu"), of.top().number("swap_sigma"))
                                .factor(net.parameters().count());
                        check.number("regular_factor", Tolerance.SCORE, f.number("regular_factor"), factor);
                        check.number(
                                "regularised_batch16",
                                Tolerance.SCORE,
                                f.number("regularised_batch16"),
                                factor * found.all());
                    }
                }
            }
        }
    }

    static double[] doubles(List<Integer> list) {
        return list.stream().mapToDouble(Integer::doubleValue).toArray();
    }

    private static void meco(Network made, Tensor image, Meco.Choice choice, Fields f, Check check) {
        try (Network net = made) {
            double[] terms = Meco.terms(net, image, choice);
            Undefined.number(
                    check, f, "score", Tolerance.SCORE, Arrays.stream(terms).sum());
            // Global average, linear layer and the network itself end the file's list: zeros.
            Undefined.listOfOneScale(check, f, "by_hook", Tolerance.SCORE, terms);
        }
    }

    private static int[] kept(int module, int channels) {
        return IntStream.range(0, channels)
                .boxed()
                .sorted(Comparator.comparingDouble(c -> ValueRule.u(CHANNELS + module, c)))
                .limit(Meco.KEPT)
                .mapToInt(c -> c)
                .toArray();
    }

    private static void gradSign(TodayNetwork of, Fields f, Check check) {
        try (Network net = of.byRule()) {
            int n = of.batch();
            List<GradSign.Layer> layers = GradSign.layers(net, of.images(0, n), of.labels(n));
            double[] sums = layers.stream().mapToDouble(GradSign.Layer::sum).toArray();
            double weights = net.parameters().list().stream()
                    .filter(p -> p.kind().scored())
                    .mapToDouble(p -> p.size())
                    .sum();
            double sum = Arrays.stream(sums).sum();
            check.number("sum", Tolerance.SCORE, f.number("sum"), sum);
            check.number("mean", Tolerance.SCORE, f.number("mean"), sum / weights);
            Undefined.list(check, f, "by_layer", Tolerance.SCORE, sums);
            // The numbers near zero, entries_near_zero_by_layer, are rounding: they are reported
            // for reading, and not compared.
            Undefined.list(
                    check,
                    f,
                    "zero_entries_by_layer",
                    Tolerance.SCORE,
                    layers.stream().mapToDouble(GradSign.Layer::zeros).toArray());
        }
    }

    private static void zen(TodayNetwork of, Fields f, Check check) {
        try (Network net = of.gaussian(fan -> 1)) {
            Tensor images =
                    of.k().take(of.batch(), 3, of.size().imageSize(), of.size().imageSize());
            Zen.Parts parts = Zen.parts(
                    net,
                    images,
                    ValueRule.normals(GAUSSIAN_INPUT, images.size()),
                    ValueRule.normals(GAUSSIAN_PERTURBATION, images.size()));
            Undefined.number(check, f, "score", Tolerance.SCORE, parts.score(true));
            Undefined.number(check, f, "log_distance", Tolerance.SCORE, parts.logDistance()[1]);
            Undefined.list(check, f, "log_scale_by_bn", Tolerance.SCORE, parts.logScales()[1]);
        }
    }
}
