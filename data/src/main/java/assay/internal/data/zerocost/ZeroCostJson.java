package assay.internal.data.zerocost;

import assay.core.truth.Dataset;
import assay.internal.data.json.JsonInput;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads NAS-Bench-Suite-Zero's scores ({@code zc_nasbench201.json}) as a stream: data set &rarr; architecture &rarr; {@code
 * idx}, {@code arch}, {@code val_accuracy} and proxy &rarr; {@code {score, time}}. {@code idx} is the file's own number of
 * an architecture and is skipped.
 */
public final class ZeroCostJson {
    /** Receives the content of the file. */
    public interface Sink {
        /** @param seconds that computing it took, if the file says so */
        void score(int arch, Dataset dataset, String proxy, double value, OptionalDouble seconds) throws SQLException;

        /** @param percent the file's {@code val_accuracy} */
        void accuracy(int arch, Dataset dataset, double percent) throws SQLException;

        /** A second text of an architecture, with its own scores, was skipped. */
        void again();

        /** Tells how many bytes of the file have been read. */
        void at(long bytes);
    }

    /** How many characters of an unpacked file are enough for {@link #isOne}. */
    public static final int START = 256;

    /** Data set, architecture as Python writes tuples or lists; earlier files have the benchmark's name around it. */
    private static final Pattern BEGINNING = Pattern.compile(
            "(?s)\\s*\\{\\s*\"[^\"]*\"\\s*:\\s*\\{\\s*(\"[^\"]*\"\\s*:\\s*\\{\\s*)?\"[(\\[][\\d(\\[][^\"]*[,\"].*");

    private static final Set<String> OTHER_BENCHMARKS =
            Set.of("nasbench101", "nasbench201", "nasbench301", "darts", "transbench101_micro", "transbench101_macro");

    private static final String NO_301 =
            "its accuracies are a model's, no measurements, so that no table is there to put"
                    + " scores beside, but 'assay proxy score darts' computes scores of such cells";
    private static final String NO_TRANSNAS =
            "its table is imported by examples/tables/transnas101-micro.yaml or transnas101-macro.yaml from the"
                    + " archive's CSV, which has these scores, too: docs/tables.md";

    /** The tasks of TransNAS-Bench-101, whose accuracies are in fact losses and other measures. */
    private static final Set<String> OTHER_TASKS =
            Set.of("class_scene", "class_object", "jigsaw", "room_layout", "segmentsemantic", "normal", "autoencoder");

    private final JsonInput json;
    private final Sink sink;
    private final ZeroCostSpace space;
    /**
     * Whether it is an earlier file, where an object with the benchmark's name encloses everything, and scores have no
     * times.
     */
    private boolean early;

    private ZeroCostJson(JsonInput json, ZeroCostSpace space, Sink sink) {
        this.json = json;
        this.space = space;
        this.sink = sink;
    }

    /** Whether the beginning of a text is that of such a file, of any space. */
    public static boolean isOne(String start) {
        return BEGINNING.matcher(start).matches();
    }

    /** What a file of scores of another space is, by the name of its first data set and its first architecture; else empty. */
    public static String another(String dataset, String cell) {
        String why = why(dataset);
        return why.isEmpty() ? other(cell).replaceFirst(": $", "") : why.replaceFirst("^, ", "");
    }

    /**
     * Reads the stream to its end.
     *
     * @throws assay.core.error.DataFormatException naming the byte
     */
    public static void read(InputStream in, String name, ZeroCostSpace space, Sink sink)
            throws IOException, SQLException {
        try (JsonInput json = new JsonInput(in, name)) {
            new ZeroCostJson(json, space, sink).datasets();
        }
    }

    private void datasets() throws SQLException {
        json.next(JsonToken.START_OBJECT, "an object of data sets");
        String key = json.nextField();
        if (space.benchmark().equals(key)) {
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
            if (seen.put(dataset, new BitSet(space.size())) != null) {
                throw json.bad("data set " + key + " twice");
            }
            json.next(JsonToken.START_OBJECT, "an object of architectures");
            for (String cell = json.nextField(); cell != null; cell = json.nextField()) {
                int arch = space.arch(cell);
                if (arch < 0) {
                    throw json.bad("expected an architecture as " + space.example() + ", found " + other(cell) + "'"
                            + JsonInput.shorten(cell) + "'");
                }
                boolean again = seen.get(dataset).get(arch);
                if (again && !space.hasManyTexts()) {
                    throw json.bad("architecture " + cell + " of " + key + " twice");
                }
                seen.get(dataset).set(arch);
                json.next(JsonToken.START_OBJECT, "an object of scores");
                if (again) {
                    json.skip();
                    sink.again();
                } else {
                    architecture(arch, dataset);
                }
                sink.at(json.position());
            }
        }
    }

    /** Guesses from the form of the text from which other space an architecture is. */
    private static String other(String cell) {
        if (isDarts(cell)) {
            return "a cell of DARTS, as in NAS-Bench-301 (" + NO_301 + "): ";
        }
        return isGraph(cell)
                ? "what looks like a graph of NAS-Bench-101 (its scores are read from files of such cells alone, as 49 entries"
                        + " of its matrix and 7 operations): "
                : "";
    }

    private static boolean isDarts(String cell) {
        return cell.matches("[(\\[]{2,3}\\s*\\(?\\d+\\s*,\\s*\\d+\\s*\\).*\\),?\\s*[)\\]]+");
    }

    private static boolean isGraph(String cell) {
        return cell.chars().filter(c -> c == ',').count() >= 6 || cell.startsWith("((");
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
        for (Dataset known : space.datasets()) {
            if (known.key().equals(key)) {
                return known;
            }
        }
        throw json.bad("expected a data set ("
                + space.datasets().stream().map(Dataset::key).collect(Collectors.joining(", ")) + "), found '"
                + JsonInput.shorten(key) + "'" + why(key));
    }

    private static String why(String key) {
        if (OTHER_TASKS.contains(key) || key.startsWith("transbench101")) {
            return ", of TransNAS-Bench-101 (" + NO_TRANSNAS + ")";
        }
        if (key.equals("nasbench301") || key.equals("darts")) {
            return ", scores of NAS-Bench-301 (" + NO_301 + ")";
        }
        return OTHER_BENCHMARKS.contains(key) ? ", scores of another benchmark, which have a file of their own" : "";
    }
}
