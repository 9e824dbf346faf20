package assay.bench201.truth;

import assay.core.error.UsageException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be imported; by default the content tells. */
public enum ImportFormat {
    /** Tables of docs/csv-layout.md: a folder of CSV files, plain or gzip, or one of them. */
    CSV,
    /** NATS-Bench "simple", topology space: a folder, a tar of it, or one architecture's file. */
    NATS;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws UsageException listing the keys */
    public static ImportFormat of(String key) {
        return Arrays.stream(values())
                .filter(f -> f.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new UsageException("unknown format: expected one of "
                        + Arrays.stream(values()).map(ImportFormat::key).collect(Collectors.joining(", ")) + ", found '"
                        + key + "'."));
    }
}
