package assay.internal.conformance.check;

import assay.core.error.DataFormatException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One object of a reference file, read strictly: a field that is missing or of another kind is refused, with its place.
 *
 * @param at path of the object in the file, empty at the top
 */
public record Fields(String file, String at, JsonNode node) {
    public boolean has(String key) {
        return node.has(key);
    }

    public List<String> keys() {
        return node.properties().stream().map(e -> e.getKey()).toList();
    }

    public Fields object(String key) {
        return new Fields(file, place(key), get(key, "an object", JsonNode::isObject));
    }

    public List<Fields> objects(String key) {
        List<Fields> list = new ArrayList<>();
        for (JsonNode n : get(key, "a list of objects", JsonNode::isArray)) {
            String place = place(key) + "[" + list.size() + "]";
            if (!n.isObject()) {
                throw refused(place, "an object", n);
            }
            list.add(new Fields(file, place, n));
        }
        return list;
    }

    public String text(String key) {
        return get(key, "a text", JsonNode::isTextual).asText();
    }

    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        get(key, "a list of texts", JsonNode::isArray).forEach(n -> texts.add(n.asText()));
        return texts;
    }

    public double number(String key) {
        return finite(place(key), get(key, "a number", JsonNode::isNumber));
    }

    /** A number or null. */
    public OptionalDouble numberOrNull(String key) {
        JsonNode n = get(key, "a number or null", v -> v.isNumber() || v.isNull());
        return n.isNull() ? OptionalDouble.empty() : OptionalDouble.of(finite(place(key), n));
    }

    /** A whole number in low..high. */
    public long whole(String key, long low, long high) {
        String expected = "a whole number in " + low + ".." + high;
        JsonNode n = get(key, expected, v -> v.isIntegralNumber() && v.canConvertToLong());
        if (n.asLong() < low || n.asLong() > high) {
            throw refused(place(key), expected, n);
        }
        return n.asLong();
    }

    public int small(String key, int low, int high) {
        return (int) whole(key, low, high);
    }

    public double[] numbers(String key) {
        return numbers(place(key), get(key, "a list of numbers", JsonNode::isArray));
    }

    /** A list with an exact number of numbers. */
    public double[] numbers(String key, int length) {
        double[] v = numbers(key);
        if (v.length != length) {
            throw refused(place(key), length + " numbers", v.length + " numbers");
        }
        return v;
    }

    /** Lists of equally many numbers, at least one list. */
    public double[][] rows(String key) {
        JsonNode list = get(key, "a list of lists", n -> n.isArray() && !n.isEmpty());
        return rows(key, list.get(0).size());
    }

    /** Lists of any lengths. */
    public List<double[]> ragged(String key) {
        List<double[]> rows = new ArrayList<>();
        for (JsonNode n : get(key, "a list of lists", JsonNode::isArray)) {
            rows.add(numbers(place(key) + "[" + rows.size() + "]", n));
        }
        return rows;
    }

    /** Lists, each with an exact number of numbers. */
    public double[][] rows(String key, int length) {
        List<double[]> rows = new ArrayList<>();
        for (JsonNode n : get(key, "a list of lists", JsonNode::isArray)) {
            String place = place(key) + "[" + rows.size() + "]";
            double[] row = numbers(place, n);
            if (row.length != length) {
                throw refused(place, length + " numbers", row.length + " numbers");
            }
            rows.add(row);
        }
        return rows.toArray(double[][]::new);
    }

    /** An exact number of numbers, in one list or in several lists of equal length. */
    public double[] flat(String key, int length) {
        JsonNode list = get(key, "a list", JsonNode::isArray);
        if (!list.path(0).isArray()) {
            return numbers(key, length);
        }
        double[] all = Arrays.stream(rows(key)).flatMapToDouble(Arrays::stream).toArray();
        if (all.length != length) {
            throw refused(place(key), length + " numbers", all.length + " numbers");
        }
        return all;
    }

    /** Exactly this many numbers, in lists within lists of any depth. */
    public double[] deep(String key, int length) {
        List<double[]> all = new ArrayList<>();
        collect(place(key), get(key, "a list", JsonNode::isArray), all);
        double[] flat = all.stream().flatMapToDouble(Arrays::stream).toArray();
        if (flat.length != length) {
            throw refused(place(key), length + " numbers", flat.length + " numbers");
        }
        return flat;
    }

    private void collect(String place, JsonNode list, List<double[]> all) {
        if (!list.path(0).isArray()) {
            all.add(numbers(place, list));
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            collect(place + "[" + i + "]", list.get(i), all);
        }
    }

    public DataFormatException refused(String place, String expected, Object found) {
        String text = String.valueOf(found);
        String told = text.length() > 60 ? text.substring(0, 60) + "..." : text;
        return new DataFormatException(
                file,
                -1,
                file + ": " + place + ": expected " + expected + ", found " + told
                        + ". Take the file as it was published.");
    }

    public String place(String key) {
        return at.isEmpty() ? key : at + "." + key;
    }

    private interface Kind {
        boolean fits(JsonNode n);
    }

    private JsonNode get(String key, String expected, Kind kind) {
        JsonNode n = node.get(key);
        if (n == null || !kind.fits(n)) {
            throw refused(place(key), expected, n == null ? "nothing" : n);
        }
        return n;
    }

    private double[] numbers(String place, JsonNode list) {
        if (!list.isArray()) {
            throw refused(place, "a list of numbers", list);
        }
        double[] v = new double[list.size()];
        for (int i = 0; i < v.length; i++) {
            String here = place + "[" + i + "]";
            if (!list.get(i).isNumber()) {
                throw refused(here, "a number", list.get(i));
            }
            v[i] = finite(here, list.get(i));
        }
        return v;
    }

    private double finite(String place, JsonNode n) {
        double v = n.asDouble();
        if (!Double.isFinite(v)) {
            throw refused(place, "a finite number", n);
        }
        return v;
    }
}
