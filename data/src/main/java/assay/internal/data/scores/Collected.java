package assay.internal.data.scores;

import assay.core.error.DataFormatException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Collects scores while a file of any form is read. */
final class Collected {
    private static final String NOT_STATED = "not stated";

    private final String file;
    private final int size;
    private final Map<String, double[]> values = new LinkedHashMap<>();
    private final Map<String, BitSet> seen = new LinkedHashMap<>();
    private final Map<String, Integer> undefined = new LinkedHashMap<>();
    private String settings;

    /** @param size how many architectures the space has */
    Collected(String file, int size) {
        this.file = file;
        this.size = size;
    }

    /**
     * Adds a score. A score that is not a finite number counts as computed but undefined.
     *
     * @throws DataFormatException if there is no such architecture, or it has another score already
     */
    void add(String proxy, int arch, double value) {
        require(arch >= 0 && arch < size, "architectures 0.." + (size - 1), arch);
        double[] scores = values.computeIfAbsent(proxy, p -> {
            double[] nan = new double[size];
            Arrays.fill(nan, Double.NaN);
            return nan;
        });
        double finite = Double.isFinite(value) ? value : Double.NaN;
        BitSet known = seen.computeIfAbsent(proxy, p -> new BitSet());
        if (known.get(arch)) {
            require(
                    Double.compare(scores[arch], finite) == 0,
                    "one score of architecture " + arch + " by " + proxy,
                    scores[arch] + " and " + finite);
            return;
        }
        known.set(arch);
        scores[arch] = finite;
        undefined.merge(proxy, Double.isNaN(finite) ? 1 : 0, Integer::sum);
    }

    void require(boolean fits, String expected, Object found) {
        if (!fits) {
            throw new DataFormatException(file, -1, file + ": expected " + expected + ", found " + found + ".");
        }
    }

    /** Notes the settings of the scores as a row states them; null or empty if the row does not state them. */
    void settings(String text) {
        settings = settings == null && text != null && !text.isEmpty() ? text : settings;
    }

    /** @param known the settings, if the file has them once for all rows */
    Scores scores(Optional<String> known) {
        require(!values.isEmpty(), "scores", "none");
        return new Scores(known.orElse(settings == null ? NOT_STATED : settings), values, undefined);
    }
}
