package assay.internal.bench201.truth;

import assay.core.error.DataFormatException;
import assay.core.space.GenotypeException;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Bench201Space;
import assay.internal.data.json.JsonInput;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads HPOBench's {@code NAS-Bench-201-v1_1-096897_DATASET.json} as a stream: seed &rarr; official text &rarr; {@code
 * train_acc1es}, {@code train_losses}, {@code train_times} ({@code "epoch" -> value}, epochs from 0) and {@code
 * eval_acc1es}, {@code eval_losses}, {@code eval_times} ({@code "set@epoch" -> value}).
 */
final class HpobenchJson {
    private static final Set<String> TRAINING = Set.of("train_acc1es", "train_losses", "train_times");
    private static final Set<String> EVALUATIONS = Set.of("eval_acc1es", "eval_losses", "eval_times");

    /** The largest number of values of a metric in one training: 200 epochs, several sets. */
    private static final int MAX_VALUES = 2_000;

    /** Takes one training. */
    interface Sink {
        /**
         * @param metrics by the names of the file: epoch as Long, or {@code set@epoch}, to a Double
         * @param end bytes of the file up to the end of the training
         */
        void run(int seed, int arch, Map<String, Map<Object, Object>> metrics, long end) throws SQLException;
    }

    private final JsonInput json;
    private final Sink sink;
    private final Bench201Space space = new Bench201Space();

    private HpobenchJson(JsonInput json, Sink sink) {
        this.json = json;
        this.sink = sink;
    }

    /**
     * Reads the stream to its end.
     *
     * @throws DataFormatException naming the byte
     */
    static void read(InputStream in, String name, Sink sink) throws IOException, SQLException {
        try (JsonInput json = new JsonInput(in, name)) {
            new HpobenchJson(json, sink).seeds();
        }
    }

    private void seeds() throws SQLException {
        json.next(JsonToken.START_OBJECT, "an object of seeds");
        Set<Integer> seen = new HashSet<>();
        for (String key = json.nextField(); key != null; key = json.nextField()) {
            if (!key.matches("\\d{1,9}")) {
                throw json.bad("expected a seed, found '" + JsonInput.shorten(key) + "'");
            }
            int seed = Integer.parseInt(key);
            if (!seen.add(seed)) {
                throw json.bad("seed " + seed + " twice");
            }
            json.next(JsonToken.START_OBJECT, "an object of architectures");
            architectures(seed);
        }
        json.next(null, "the end of the file");
    }

    private void architectures(int seed) throws SQLException {
        BitSet seen = new BitSet(Bench201Index.get().size());
        for (String text = json.nextField(); text != null; text = json.nextField()) {
            int arch = arch(text);
            if (seen.get(arch)) {
                throw json.bad("architecture " + text + " twice");
            }
            seen.set(arch);
            json.next(JsonToken.START_OBJECT, "an object of metrics");
            Map<String, Map<Object, Object>> metrics = new LinkedHashMap<>();
            for (String metric = json.nextField(); metric != null; metric = json.nextField()) {
                boolean training = TRAINING.contains(metric);
                if (!training && !EVALUATIONS.contains(metric)) {
                    throw json.bad("unknown metric '" + JsonInput.shorten(metric) + "'");
                }
                json.next(JsonToken.START_OBJECT, "the values of " + metric);
                if (metrics.put(metric, values(metric, training)) != null) {
                    throw json.bad(metric + " twice");
                }
            }
            sink.run(seed, arch, metrics, json.position());
        }
    }

    private int arch(String text) {
        try {
            return Bench201Index.get().indexOf(space.parse(text));
        } catch (GenotypeException e) {
            throw json.bad(e.getMessage().replaceFirst("\\.$", ""));
        }
    }

    /** Reads the values; null means not measured. */
    private Map<Object, Object> values(String metric, boolean training) {
        Map<Object, Object> values = new LinkedHashMap<>();
        for (String key = json.nextField(); key != null; key = json.nextField()) {
            Object place = !training ? key : key.matches("\\d{1,4}") ? Long.valueOf(key) : null;
            if (place == null) {
                throw json.bad(metric + ": expected an epoch, found '" + JsonInput.shorten(key) + "'");
            }
            if (json.next() == JsonToken.VALUE_NULL) {
                continue;
            }
            if (values.put(place, json.number(metric)) != null) {
                throw json.bad(metric + ": '" + JsonInput.shorten(key) + "' twice");
            }
            if (values.size() > MAX_VALUES) {
                throw json.bad(metric + ": more than " + MAX_VALUES + " values");
            }
        }
        return values;
    }
}
