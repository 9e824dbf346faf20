package assay.bench201.truth;

import assay.core.error.DataFormatException;
import assay.core.space.Bench201Index;
import assay.core.space.Genotype201;
import assay.core.space.Op201;
import assay.core.truth.Dataset;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
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

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // as Python's json writes nan and inf
            .build();

    /** NASLib's numbers of the operations ({@code search_spaces/nasbench201/conversions.py}). */
    private static final List<Op201> OPS =
            List.of(Op201.SKIP_CONNECT, Op201.NONE, Op201.CONV_3X3, Op201.CONV_1X1, Op201.AVG_POOL_3X3);

    /** For each edge in the order of the official text, its place in NASLib's: 0-1, 0-2, 0-3, 1-2, 1-3, 2-3. */
    private static final int[] EDGES = {0, 1, 3, 2, 4, 5};

    private static final Pattern CELL = Pattern.compile("\\(([0-4]), ([0-4]), ([0-4]), ([0-4]), ([0-4]), ([0-4])\\)");

    private final JsonParser json;
    private final String name;
    private final Sink sink;
    private final Bench201Index index = Bench201Index.get();

    private ZeroCostJson(JsonParser json, String name, Sink sink) {
        this.json = json;
        this.name = name;
        this.sink = sink;
    }

    /**
     * Reads the stream to its end.
     *
     * @throws DataFormatException naming the byte
     */
    static void read(InputStream in, String name, Sink sink) throws SQLException {
        try (JsonParser json = JSON.createParser(in)) {
            new ZeroCostJson(json, name, sink).datasets();
        } catch (StreamReadException e) {
            long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
            throw refuse(name, Math.max(0, at), "not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw refuse(name, 0, "cannot be read: " + e.getMessage());
        }
    }

    /** The architecture that NASLib writes as {@code (0, 2, 3, 2, 3, 1)}; negative if it is none. */
    static int arch(String text) {
        Matcher m = CELL.matcher(text);
        if (!m.matches()) {
            return -1;
        }
        List<Op201> edges = java.util.Arrays.stream(EDGES)
                .mapToObj(place -> OPS.get(m.group(place + 1).charAt(0) - '0'))
                .toList();
        return Bench201Index.get().indexOf(new Genotype201(edges));
    }

    private void datasets() throws IOException, SQLException {
        require(json.nextToken(), JsonToken.START_OBJECT, "an object of data sets");
        Map<Dataset, BitSet> seen = new EnumMap<>(Dataset.class);
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            Dataset dataset = dataset(key);
            if (seen.put(dataset, new BitSet(index.size())) != null) {
                throw bad("data set " + key + " twice");
            }
            require(json.nextToken(), JsonToken.START_OBJECT, "an object of architectures");
            for (String cell = json.nextFieldName(); cell != null; cell = json.nextFieldName()) {
                int arch = arch(cell);
                if (arch < 0) {
                    throw bad("expected an architecture as (0, 2, 3, 2, 3, 1), found '" + shorten(cell) + "'");
                }
                if (seen.get(dataset).get(arch)) {
                    throw bad("architecture " + cell + " of " + key + " twice");
                }
                seen.get(dataset).set(arch);
                require(json.nextToken(), JsonToken.START_OBJECT, "an object of scores");
                architecture(arch, dataset);
                sink.at(json.currentLocation().getByteOffset());
            }
            require(json.currentToken(), JsonToken.END_OBJECT, "the next architecture");
        }
        require(json.currentToken(), JsonToken.END_OBJECT, "the next data set");
        require(json.nextToken(), null, "the end of the file");
    }

    private void architecture(int arch, Dataset dataset) throws IOException, SQLException {
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            if (key.equals("val_accuracy")) {
                double percent = number("val_accuracy");
                if (!(percent >= 0 && percent <= 100)) {
                    throw bad("val_accuracy: expected percent, found " + percent);
                }
                sink.accuracy(arch, dataset, percent);
            } else if (value == JsonToken.START_OBJECT) {
                proxy(arch, dataset, key);
            } else if (key.equals("idx") || key.equals("arch")) {
                json.skipChildren();
            } else {
                throw bad("'" + shorten(key) + "': expected an object with a score, found " + value);
            }
        }
        require(json.currentToken(), JsonToken.END_OBJECT, "the next score");
    }

    private void proxy(int arch, Dataset dataset, String proxy) throws IOException, SQLException {
        OptionalDouble score = OptionalDouble.empty();
        OptionalDouble seconds = OptionalDouble.empty();
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            json.nextToken();
            switch (key) {
                case "score" -> score = OptionalDouble.of(number(proxy + ".score"));
                case "time" -> seconds = OptionalDouble.of(number(proxy + ".time"));
                default -> throw bad("'" + shorten(proxy) + "': expected score and time, found '" + shorten(key) + "'");
            }
        }
        require(json.currentToken(), JsonToken.END_OBJECT, "score or time");
        if (seconds.isPresent() && !(seconds.getAsDouble() >= 0 && seconds.getAsDouble() < Double.MAX_VALUE)) {
            throw bad("'" + shorten(proxy) + "': expected seconds, found " + seconds.getAsDouble());
        }
        sink.score(
                arch, dataset, proxy, score.orElseThrow(() -> bad("'" + shorten(proxy) + "' has no score")), seconds);
    }

    private double number(String what) throws IOException {
        if (json.currentToken() == null || !json.currentToken().isNumeric()) {
            throw bad(shorten(what) + ": expected a number, found " + json.currentToken());
        }
        return json.getDoubleValue();
    }

    private Dataset dataset(String key) {
        for (Dataset known : List.of(Dataset.CIFAR10, Dataset.CIFAR100, Dataset.IMAGENET16_120)) {
            if (known.key().equals(key)) {
                return known;
            }
        }
        throw bad("expected a data set (cifar10, cifar100, ImageNet16-120), found '" + shorten(key) + "'");
    }

    private void require(JsonToken found, JsonToken expected, String what) {
        if (found != expected) {
            throw bad("expected " + what + ", found " + (found == null ? "the end" : found));
        }
    }

    private DataFormatException bad(String what) {
        return refuse(name, Math.max(0, json.currentTokenLocation().getByteOffset()), what);
    }

    private static DataFormatException refuse(String name, long at, String what) {
        return new DataFormatException(
                name, at, name + ": refused: " + what + " at byte " + at + ". Nothing was loaded.");
    }

    private static String shorten(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}
