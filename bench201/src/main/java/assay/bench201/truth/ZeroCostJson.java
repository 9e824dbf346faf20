package assay.bench201.truth;

import assay.bench201.truth.kind.JsonInput;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import assay.core.truth.Dataset;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads NAS-Bench-Suite-Zero's {@code zc_nasbench201.json} as a stream: data set &rarr; {@code "(0, 2, 3, 2, 3, 1)"} &rarr;
 * {@code idx}, {@code arch}, {@code val_accuracy} and proxy &rarr; {@code {score, time}}. {@code idx} is a number of its
 * own and passed over.
 */
final class ZeroCostJson {
    /** Takes what the file says. */
    interface Sink {
        /** @param seconds that computing it took, where that is said */
        void score(int arch, Dataset dataset, String proxy, double value, OptionalDouble seconds) throws SQLException;

        /** @param percent the file's {@code val_accuracy} */
        void accuracy(int arch, Dataset dataset, double percent) throws SQLException;

        /** So many bytes of the file are read. */
        void at(long bytes);
    }

    /** NASLib's numbers of the operations ({@code search_spaces/nasbench201/conversions.py}). */
    private static final List<Op201> OPS =
            List.of(Op201.SKIP_CONNECT, Op201.NONE, Op201.CONV_3X3, Op201.CONV_1X1, Op201.AVG_POOL_3X3);

    /** For each edge in the order of the official text, its place in NASLib's: 0-1, 0-2, 0-3, 1-2, 1-3, 2-3. */
    private static final int[] EDGES = {0, 1, 3, 2, 4, 5};

    private static final Pattern CELL =
            Pattern.compile("\\s*\\(" + "\\s*([0-4])\\s*,".repeat(5) + "\\s*([0-4])\\s*,?\\s*\\)\\s*");

    private static final String BENCHMARK = "nasbench201";
    private static final Set<String> OTHER_BENCHMARKS =
            Set.of("nasbench101", "nasbench301", "darts", "transbench101_micro", "transbench101_macro");

    /** What TransNAS-Bench-101's networks were trained for: its accuracies are losses and other measures. */
    private static final Set<String> OTHER_TASKS =
            Set.of("class_scene", "class_object", "jigsaw", "room_layout", "segmentsemantic", "normal", "autoencoder");

    private final JsonInput json;
    private final Sink sink;
    private final Bench201Index index = Bench201Index.get();
    /** Earlier files have the benchmark's name around all, and scores without times. */
    private boolean early;

    private ZeroCostJson(JsonInput json, Sink sink) {
        this.json = json;
        this.sink = sink;
    }

    /**
     * Reads the stream to its end.
     *
     * @throws assay.core.error.DataFormatException naming the byte
     */
    static void read(InputStream in, String name, Sink sink) throws IOException, SQLException {
        try (JsonInput json = new JsonInput(in, name)) {
            new ZeroCostJson(json, sink).datasets();
        }
    }

    /** The architecture that NASLib writes as {@code (0, 2, 3, 2, 3, 1)}; negative if it is none. */
    static int arch(String text) {
        Matcher m = CELL.matcher(text);
        if (!m.matches()) {
            return -1;
        }
        List<Op201> edges = Arrays.stream(EDGES)
                .mapToObj(place -> OPS.get(m.group(place + 1).charAt(0) - '0'))
                .toList();
        return Bench201Index.get().indexOf(new Genotype201(edges));
    }

    private void datasets() throws SQLException {
        json.next(JsonToken.START_OBJECT, "an object of data sets");
        String key = json.nextField();
        if (BENCHMARK.equals(key)) {
            early = true;
            json.next(JsonToken.START_OBJECT, "an object of data sets");
            datasets(json.nextField());
            json.next(JsonToken.END_OBJECT, "the end of the object: one benchmark");
        } else {
            datasets(key);
        }
        json.next(null, "the end of the file");
    }

    private void datasets(String first) throws SQLException {
        Map<Dataset, BitSet> seen = new HashMap<>();
        for (String key = first; key != null; key = json.nextField()) {
            Dataset dataset = dataset(key);
            if (seen.put(dataset, new BitSet(index.size())) != null) {
                throw json.bad("data set " + key + " twice");
            }
            json.next(JsonToken.START_OBJECT, "an object of architectures");
            for (String cell = json.nextField(); cell != null; cell = json.nextField()) {
                int arch = arch(cell);
                if (arch < 0) {
                    throw json.bad("expected an architecture as (0, 2, 3, 2, 3, 1), found " + other(cell) + "'"
                            + JsonInput.shorten(cell) + "'");
                }
                if (seen.get(dataset).get(arch)) {
                    throw json.bad("architecture " + cell + " of " + key + " twice");
                }
                seen.get(dataset).set(arch);
                json.next(JsonToken.START_OBJECT, "an object of scores");
                architecture(arch, dataset);
                sink.at(json.position());
            }
        }
    }

    /** What an architecture of another space is, as far as its form tells. */
    private static String other(String cell) {
        if (cell.matches("[(\\[]{2,3}\\s*\\(?\\d+\\s*,\\s*\\d+\\s*\\).*\\),?\\s*[)\\]]+")) {
            return "a cell of DARTS (NAS-Bench-301), whose scores have no table here: ";
        }
        return cell.chars().filter(c -> c == ',').count() >= 6 || cell.startsWith("((")
                ? "what looks like a graph of NAS-Bench-101, whose scores are not read: "
                : "";
    }

    private void architecture(int arch, Dataset dataset) throws SQLException {
        for (String key = json.nextField(); key != null; key = json.nextField()) {
            JsonToken value = json.next();
            if (key.equals("val_accuracy")) {
                double percent = json.number("val_accuracy");
                if (!(percent >= 0 && percent <= 100)) {
                    throw json.bad("val_accuracy: expected percent, found " + percent);
                }
                sink.accuracy(arch, dataset, percent);
            } else if (value == JsonToken.START_OBJECT) {
                proxy(arch, dataset, key);
            } else if (key.equals("idx") || key.equals("arch")) {
                json.skip();
            } else if (early && value.isNumeric()) {
                sink.score(arch, dataset, key, json.number(key), OptionalDouble.empty());
            } else {
                throw json.bad("'" + JsonInput.shorten(key) + "': expected an object with a score, found " + value);
            }
        }
    }

    private void proxy(int arch, Dataset dataset, String proxy) throws SQLException {
        String shown = "'" + JsonInput.shorten(proxy) + "'";
        OptionalDouble score = OptionalDouble.empty();
        OptionalDouble seconds = OptionalDouble.empty();
        for (String key = json.nextField(); key != null; key = json.nextField()) {
            json.next();
            switch (key) {
                case "score" -> score = OptionalDouble.of(json.number(proxy + ".score"));
                case "time" -> seconds = OptionalDouble.of(json.number(proxy + ".time"));
                default -> throw json.bad(shown + ": expected score and time, found '" + JsonInput.shorten(key) + "'");
            }
        }
        if (seconds.isPresent() && !(seconds.getAsDouble() >= 0 && seconds.getAsDouble() < Double.MAX_VALUE)) {
            throw json.bad(shown + ": expected seconds, found " + seconds.getAsDouble());
        }
        sink.score(arch, dataset, proxy, score.orElseThrow(() -> json.bad(shown + " has no score")), seconds);
    }

    private Dataset dataset(String key) {
        for (Dataset known : List.of(Dataset.CIFAR10, Dataset.CIFAR100, Dataset.IMAGENET16_120)) {
            if (known.key().equals(key)) {
                return known;
            }
        }
        String what = OTHER_TASKS.contains(key)
                ? ", a task of TransNAS-Bench-101, whose architectures and measures are others"
                : OTHER_BENCHMARKS.contains(key) ? ", scores of another benchmark" : "";
        throw json.bad("expected a data set (cifar10, cifar100, ImageNet16-120), found '" + JsonInput.shorten(key) + "'"
                + what);
    }
}
