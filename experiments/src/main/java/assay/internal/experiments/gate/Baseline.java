package assay.internal.experiments.gate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured once, to compare with.
 *
 * @param provenance versions, commit, machine, date and the like, in printing order
 */
public record Baseline(Conditions conditions, Gauged gauged, Map<String, String> provenance) {
    /** The provenance's entry of a baseline that nobody measured: what it is instead. */
    static final String WHAT = "baseline";

    public Baseline {
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }
}
