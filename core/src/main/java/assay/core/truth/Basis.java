package assay.core.truth;

import java.util.Arrays;

/** How a number came about. */
public enum Basis {
    /** The number of one training or of one device, as the source gives it. */
    MEASURED("measured"),
    /** The mean over several trainings, as the source gives it. */
    PUBLISHED_MEAN("published mean"),
    /** The mean over several trainings, computed by the importer from their numbers. */
    COMPUTED_MEAN("computed mean"),
    /** Computed from other values of the source, as its documentation says. */
    DERIVED("derived"),
    /** Computed from the architecture alone. */
    FORMULA("formula");

    private final String text;

    Basis(String text) {
        this.text = text;
    }

    /** The text in stores and answers. */
    public String text() {
        return text;
    }

    /** @throws IllegalArgumentException if it is no {@link #text} */
    public static Basis of(String text) {
        return Arrays.stream(values())
                .filter(b -> b.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown basis '" + text + "'"));
    }
}
