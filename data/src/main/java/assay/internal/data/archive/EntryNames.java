package assay.internal.data.archive;

import assay.core.error.DataFormatException;
import java.util.function.Function;

/** Names of archive entries that could lead out of a folder. */
final class EntryNames {
    private EntryNames() {}

    /**
     * If the name is absolute, or has empty parts or {@code ..}, throws the exception that {@code refusal} makes from the
     * reason.
     */
    static void requireInside(String name, Function<String, DataFormatException> refusal) {
        if (name.startsWith("/") || name.contains("\\") || name.indexOf(0) >= 0) {
            throw refusal.apply("entry '" + name + "' has a name that is not relative");
        }
        for (String part : name.split("/", -1)) {
            if (part.equals("..") || part.isEmpty()) {
                throw refusal.apply("entry '" + name + "' has a name that leaves the archive");
            }
        }
    }
}
