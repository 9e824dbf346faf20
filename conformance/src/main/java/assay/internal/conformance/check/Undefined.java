package assay.internal.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;

/** Numbers of a file that may be undefined: {@code null} stands for NaN, and the text {@code -inf} for minus infinity. */
public final class Undefined {
    private Undefined() {}

    /** Compares one number; an undefined number must be undefined on both sides, in the same way. */
    public static void number(Check check, Fields owner, String key, Tolerance tolerance, double actual) {
        list(check, key, tolerance, new double[] {read(owner, key, owner.node().get(key))}, new double[] {actual});
    }

    /** Compares a list; what the file has more than we have must be 0. */
    public static void list(Check check, Fields owner, String key, Tolerance tolerance, double... actual) {
        double[][] both = read(owner, key, actual);
        list(check, key, tolerance, both[0], both[1]);
    }

    /** The same, but differences are divided by the largest number: see {@link Check#listOfOneScale}. */
    public static void listOfOneScale(Check check, Fields owner, String key, Tolerance tolerance, double... actual) {
        double[][] both = read(owner, key, actual);
        check.listOfOneScale(key, tolerance, both[0], both[1]);
    }

    private static double[][] read(Fields owner, String key, double[] actual) {
        JsonNode list = owner.node().get(key);
        if (list == null || !list.isArray() || list.size() < actual.length) {
            throw owner.refused(
                    owner.place(key),
                    "a list of at least " + actual.length + " numbers",
                    list == null ? "nothing" : list.size() + " of a " + list.getNodeType());
        }
        double[] expected = new double[list.size()];
        double[] found = new double[expected.length];
        System.arraycopy(actual, 0, found, 0, actual.length);
        for (int i = 0; i < expected.length; i++) {
            expected[i] = read(owner, key + "[" + i + "]", list.get(i));
        }
        return new double[][] {expected, found};
    }

    private static void list(Check check, String key, Tolerance tolerance, double[] expected, double[] actual) {
        for (int i = 0; i < expected.length; i++) {
            if (!Double.isFinite(expected[i])) {
                actual[i] = Double.compare(expected[i], actual[i]) == 0 ? 0 : Double.NaN;
                expected[i] = 0;
            }
        }
        check.list(key, tolerance, expected, actual);
    }

    private static double read(Fields owner, String key, JsonNode n) {
        if (n != null && n.isNull()) {
            return Double.NaN;
        }
        if (n != null && n.isTextual() && n.asText().equals("-inf")) {
            return Double.NEGATIVE_INFINITY;
        }
        if (n == null || !n.isNumber() || !Double.isFinite(n.asDouble())) {
            throw owner.refused(owner.place(key), "a finite number, null or \"-inf\"", n == null ? "nothing" : n);
        }
        return n.asDouble();
    }
}
