package assay.internal.core.plugin;

import java.nio.file.Path;

/**
 * A jar that was loaded.
 *
 * @param sha256 of the file, hex
 */
public record Plugin(Path file, String sha256) {}
