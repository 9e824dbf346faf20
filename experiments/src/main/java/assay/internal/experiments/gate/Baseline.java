package assay.internal.experiments.gate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Earlier measurements with which new ones are compared.
 *
 * @param provenance versions, commit, machine, date and the like, in printing order
 */
public record Baseline(Conditions conditions, Gauged gauged, Map<String, String> provenance) {
    /** The provenance entry of a baseline that was not measured: it says what the baseline is instead. */
    static final String WHAT = "baseline";

    public Baseline {
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }
}
