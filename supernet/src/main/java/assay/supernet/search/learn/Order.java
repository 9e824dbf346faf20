package assay.supernet.search.learn;

/** Whether the architecture's gradient includes the reaction of the weights (DARTS, Eq. 7 and 8). */
public enum Order {
    FIRST("first"),
    /** The mixed derivative by a finite difference of step 0.01 over the norm of its direction, as published. */
    SECOND("second"),
    /** The mixed derivative by the tape's tangents, exactly. */
    SECOND_EXACT("second-exact");

    private final String title;

    Order(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** @throws java.util.NoSuchElementException if none has this title */
    public static Order of(String title) {
        return java.util.Arrays.stream(values())
                .filter(o -> o.title.equals(title))
                .findFirst()
                .orElseThrow();
    }
}
