package assay.internal.bench201.truth.kind;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cost as HW-NAS-Bench names it: {@code edgegpu_latency}.
 *
 * @param device what it was measured (or, for eyeriss and fpga, computed) for
 * @param metric {@code latency}, {@code energy}, {@code arithmetic_intensity}
 * @param unit of it
 */
public record DeviceMetric(String device, String metric, String unit) {
    private static final Pattern NAME = Pattern.compile("([a-z0-9]+)_(latency|energy|arithmetic_intensity)");

    public static Optional<DeviceMetric> of(String name) {
        Matcher m = NAME.matcher(name);
        if (!m.matches()) {
            return Optional.empty();
        }
        String unit =
                switch (m.group(2)) {
                    case "latency" -> "ms";
                    case "energy" -> "mJ";
                    default -> "operations per byte";
                };
        return Optional.of(new DeviceMetric(m.group(1), m.group(2), unit));
    }
}
