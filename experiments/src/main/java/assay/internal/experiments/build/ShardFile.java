package assay.internal.experiments.build;

import assay.core.error.DataFormatException;
import assay.internal.core.io.PlainFile;
import assay.internal.core.io.WholeFile;
import assay.internal.experiments.build.Trained.Curve;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A finished shard as a file of JSON Lines, gzipped, whole or absent: a line about the shard, then a line for each training.
 *
 * @param fingerprint of everything that determines a training, except the seed: {@link
 *     assay.internal.experiments.config.BuildConfig#fingerprint}
 * @param origin where it was computed: version, commit, processor; for the record
 * @param proxies names of the scores that each training has
 */
public record ShardFile(String fingerprint, Shard shard, String origin, List<String> proxies, List<Trained> trained) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LAYOUT = 1;
    private static final String PROXIES = "proxies";

    /**
     * The first line of a shard's file.
     *
     * @param fingerprint as {@link ShardFile#fingerprint}
     * @param origin as {@link ShardFile#origin}
     * @param proxies as {@link ShardFile#proxies}
     * @param trainings how many lines follow
     */
    record Head(String fingerprint, Shard shard, String origin, List<String> proxies, int trainings) {}

    /** Writes the file, whole or not at all. */
    public void write(Path file) {
        byte[] bytes = bytes();
        WholeFile.write(file, out -> out.write(bytes));
    }

    /** The file. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same without the measured times, which differ each time. */
    byte[] timeless() {
        return new ShardFile(
                        fingerprint,
                        shard,
                        origin,
                        proxies,
                        trained.stream().map(Trained::timeless).toList())
                .text()
                .getBytes(StandardCharsets.UTF_8);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        ObjectNode head = MAPPER.createObjectNode()
                .put("assay_shard", LAYOUT)
                .put("fingerprint", fingerprint)
                .put("seed", shard.seed())
                .put("from", shard.from())
                .put("to", shard.to())
                .put("trainings", trained.size())
                .put("origin", origin);
        if (!proxies.isEmpty()) {
            proxies.forEach(head.putArray(PROXIES)::add);
        }
        text.append(head).append('\n');
        for (Trained t : trained) {
            ObjectNode line = MAPPER.createObjectNode().put("arch", t.arch());
            put(line, "train", t.train());
            put(line, "valid", t.valid());
            put(line, "test", t.test());
            line.put("epoch_s", t.epochSeconds()).put("evaluation_s", t.evaluationSeconds());
            if (!proxies.isEmpty()) {
                ArrayNode scores = line.putArray(PROXIES);
                t.proxies().forEach(s -> scores.add(s.isPresent() ? (Double) s.getAsDouble() : null));
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static void put(ObjectNode line, String split, Curve curve) {
        ArrayNode correct = line.putArray(split + "_correct");
        for (int k : curve.correct()) {
            correct.add(k);
        }
        ArrayNode loss = line.putArray(split + "_loss_e4");
        for (long l : curve.loss()) {
            loss.add(l);
        }
    }

    /**
     * Reads only the first line.
     *
     * @throws DataFormatException if the file is damaged there or something else
     */
    static Head head(Path file) {
        return reading(file, ShardFile::head);
    }

    /**
     * @param epochs of every curve
     * @throws DataFormatException if the file is damaged or something else
     */
    public static ShardFile read(Path file, int epochs) {
        return reading(file, in -> {
            Head head = head(in);
            List<Trained> trained = new ArrayList<>();
            for (int i = head.trainings(); i > 0; i--) {
                JsonNode t = MAPPER.readTree(need(in.readLine()));
                trained.add(new Trained(
                        field(t, "arch").intValue(),
                        curve(t, "train", epochs),
                        curve(t, "valid", epochs),
                        curve(t, "test", epochs),
                        field(t, "epoch_s").doubleValue(),
                        field(t, "evaluation_s").doubleValue(),
                        scores(t, head.proxies().size())));
            }
            if (in.readLine() != null) { // reads to the end, because the checksum is there
                throw new IOException("there is more in it after its last training");
            }
            return new ShardFile(head.fingerprint(), head.shard(), head.origin(), head.proxies(), trained);
        });
    }

    private interface Reader<T> {
        T read(BufferedReader in) throws IOException;
    }

    private static <T> T reading(Path file, Reader<T> reader) {
        PlainFile.refuseOthers(file);
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.read(in);
        } catch (JsonProcessingException e) {
            throw damaged(file, "a line is no JSON", e);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(file, e.getMessage(), e);
        }
    }

    private static Head head(BufferedReader in) throws IOException {
        JsonNode head = MAPPER.readTree(need(in.readLine()));
        if (head.path("assay_shard").asInt() != LAYOUT) {
            throw new IOException("its first line is not that of a shard of layout " + LAYOUT);
        }
        List<String> proxies = new ArrayList<>();
        head.path(PROXIES).forEach(p -> proxies.add(p.textValue()));
        return new Head(
                field(head, "fingerprint").textValue(),
                new Shard(
                        field(head, "seed").longValue(),
                        field(head, "from").intValue(),
                        field(head, "to").intValue()),
                field(head, "origin").textValue(),
                proxies,
                field(head, "trainings").intValue());
    }

    private static Curve curve(JsonNode t, String split, int epochs) throws IOException {
        Curve curve = new Curve(epochs);
        JsonNode correct = field(t, split + "_correct");
        JsonNode loss = field(t, split + "_loss_e4");
        if (correct.size() != epochs || loss.size() != epochs) {
            throw new IOException("expected curves of " + epochs + " epochs, found " + correct.size());
        }
        for (int e = 0; e < epochs; e++) {
            curve.correct()[e] = correct.get(e).intValue();
            curve.loss()[e] = loss.get(e).longValue();
        }
        return curve;
    }

    private static List<OptionalDouble> scores(JsonNode t, int proxies) throws IOException {
        List<OptionalDouble> scores = new ArrayList<>();
        for (JsonNode score : t.path(PROXIES)) {
            scores.add(score.isNumber() ? OptionalDouble.of(score.doubleValue()) : OptionalDouble.empty());
        }
        if (scores.size() != proxies) {
            throw new IOException("expected scores by " + proxies + " proxies, found " + scores.size());
        }
        return scores;
    }

    private static JsonNode field(JsonNode node, String key) throws IOException {
        JsonNode value = node.get(key);
        if (value == null) {
            throw new IOException("a line has no '" + key + "'");
        }
        return value;
    }

    private static String need(String line) throws IOException {
        if (line == null) {
            throw new IOException("it ends too early");
        }
        return line;
    }

    private static DataFormatException damaged(Path file, String why, Exception cause) {
        return new DataFormatException(
                file.toString(),
                -1,
                file + ": not a usable shard: " + why + ". Delete it: the same command computes it again.",
                cause);
    }
}
