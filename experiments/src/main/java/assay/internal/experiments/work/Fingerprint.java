package assay.internal.experiments.work;

import assay.core.error.DataFormatException;
import assay.internal.core.io.Sha256;
import assay.internal.core.io.WholeFile;
import assay.internal.core.text.RecordWords;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that determines a result: facts by name, in sections. Its text is JSON with sorted keys, so equal facts have equal
 * texts and different facts have different texts, with any characters. Checksums are computed from that text.
 */
public final class Fingerprint {
    /** Writes only ASCII, so that an invalid text (half a surrogate pair) cannot get the same bytes as another one. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final String NONE = "nothing";

    private final SortedMap<String, Object> facts;

    /**
     * A fact that differs between two fingerprints.
     *
     * @param path of the fact: {@code recipe.rate}
     */
    public record Difference(String path, String before, String now) {
        @Override
        public String toString() {
            return path + ": " + before + " before, " + now + " now";
        }
    }

    private Fingerprint(SortedMap<String, Object> facts) {
        this.facts = facts;
    }

    /** @param facts texts, numbers, flags, enums, and maps, lists, records and options of these */
    public static Fingerprint of(Map<String, ?> facts) {
        return new Fingerprint(section(facts));
    }

    private static SortedMap<String, Object> section(Map<?, ?> facts) {
        SortedMap<String, Object> all = new TreeMap<>();
        facts.forEach((key, value) -> all.put((String) key, plain(value)));
        return all;
    }

    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> m) {
            return section(m);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Fingerprint::plain).toList();
        }
        if (value instanceof Optional<?> o) {
            return plain(o.isPresent() ? List.of(o.get()) : List.of());
        }
        if (value instanceof Record r) {
            return section(RecordWords.components(r));
        }
        if (value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number || value instanceof Enum<?>) {
            return value.toString(); // 1 and 1.0 differ; NaN has a text
        }
        throw new IllegalArgumentException("no fact of a fingerprint: " + value);
    }

    /** The text from which checksums are computed. */
    public String json() {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts could not be written", e);
        }
    }

    /** SHA-256 in hex. */
    public String sha256() {
        return Sha256.hex(json().getBytes(StandardCharsets.UTF_8));
    }

    /** 12 hex digits of {@link #sha256}: enough to name a file or a folder. */
    public String name() {
        return Sha256.name(json());
    }

    /**
     * Marks the place of work with these facts by a file.
     *
     * @param file is written if it does not exist
     * @return the differences from the facts in the file; empty if there are none
     * @throws DataFormatException if the file is damaged
     */
    public List<Difference> claim(Path file) {
        if (!Files.exists(file)) {
            WholeFile.write(file, json() + "\n");
            return List.of();
        }
        return read(file).differences(this);
    }

    private static Fingerprint read(Path file) {
        try {
            return new Fingerprint(section(JSON.readValue(Files.readAllBytes(file), Map.class)));
        } catch (IOException | RuntimeException e) {
            throw new DataFormatException(
                    file.toString(),
                    -1,
                    file + ": expected what decides the work in this folder, found something else: " + e.getMessage()
                            + ". Choose another folder, or start again.",
                    e);
        }
    }

    /** The differences, in the order of their paths. */
    public List<Difference> differences(Fingerprint now) {
        SortedMap<String, String> was = new TreeMap<>();
        SortedMap<String, String> is = new TreeMap<>();
        flatten("", facts, was);
        flatten("", now.facts, is);
        TreeSet<String> paths = new TreeSet<>(was.keySet());
        paths.addAll(is.keySet());
        List<Difference> all = new ArrayList<>();
        for (String path : paths) {
            String before = was.getOrDefault(path, NONE);
            String after = is.getOrDefault(path, NONE);
            if (!before.equals(after)) {
                all.add(new Difference(path, before, after));
            }
        }
        return Collections.unmodifiableList(all);
    }

    private static void flatten(String path, Object value, SortedMap<String, String> into) {
        if (value instanceof Map<?, ?> m && !m.isEmpty()) {
            m.forEach((key, v) -> flatten(path.isEmpty() ? (String) key : path + "." + key, v, into));
        } else if (value instanceof Map<?, ?>) {
            into.put(path, "standard");
        } else {
            into.put(path, String.valueOf(value));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint f && facts.equals(f.facts);
    }

    @Override
    public int hashCode() {
        return facts.hashCode();
    }

    @Override
    public String toString() {
        return json();
    }
}
