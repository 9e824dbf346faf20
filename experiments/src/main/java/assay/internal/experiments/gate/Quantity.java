package assay.internal.experiments.gate;

import java.util.Arrays;
import java.util.Optional;

/** A quantity that is measured for a method or a proxy with one seed. */
public enum Quantity {
    /** The distance of the chosen cell from the best cell of the table. */
    REGRET(
            "regret",
            "points",
            Worse.HIGHER,
            "test accuracy of the best cell of the table less that of the chosen cell"),

    /** The mean accuracy of cells drawn from the learnt distribution: it has less noise than the one chosen cell. */
    DRAWN(
            "drawn",
            "percent",
            Worse.LOWER,
            "expected test accuracy of a cell drawn from the distribution that was learnt"),

    /** The loss that alpha minimises. */
    LOSS("loss", "nats", Worse.HIGHER, "loss on the validation images in the last epoch, before each step of alpha"),

    /** How well the order by a proxy agrees with the accuracies. */
    SPEARMAN("spearman", "", Worse.LOWER, "rank correlation of the scores with the table's test accuracy"),

    /** How undecided the search still is at its end. */
    ENTROPY("entropy", "nats", Worse.OTHER, "entropy of the distribution that was learnt"),

    /** How fast the search begins to learn: a changed rate or warm-up moves it by more than seeds differ. */
    EARLY(
            "early",
            "nats",
            Worse.OTHER,
            "how far below the uniform distribution's entropy the search is after a tenth of its epochs"),

    /** Whether the search prefers skip connections: the most common failure of searches. */
    SKIPS("skips", "share", Worse.OTHER, "expected share of skip connections in a cell drawn from the distribution"),

    /** Whether alpha is sampled, and how widely. */
    NOISE("noise", "", Worse.OTHER, "distance of alpha from its mean in the search's own steps, root mean square");

    /** The direction that is worse. {@code OTHER}: the search behaves differently, which is not necessarily worse. */
    enum Worse {
        HIGHER,
        LOWER,
        OTHER
    }

    private static final double POINTS = 1;
    private static final double NATS = 0.02;
    private static final double CORRELATION = 0.03;
    /** A margin as a share of the baseline's mean. */
    private static final double SHARE = 0.05;
    /** A margin as a share of a cell's edges. */
    private static final double EDGES = 0.02;

    private static final double PERCENT = 100;
    private static final double MANY = 10;

    private final String key;
    private final String unit;
    private final Worse worse;
    private final String about;

    Quantity(String key, String unit, Worse worse, String about) {
        this.key = key;
        this.unit = unit;
        this.worse = worse;
        this.about = about;
    }

    /** The name in tables and files. */
    public String key() {
        return key;
    }

    public String unit() {
        return unit;
    }

    Worse worse() {
        return worse;
    }

    public String about() {
        return about;
    }

    /** The default margin, in points of accuracy. */
    public static double standardPoints() {
        return POINTS;
    }

    /**
     * How much worse, or how different, is accepted.
     *
     * @param points margin of accuracies, percent points
     * @param mean of the baseline
     */
    double margin(double points, double mean) {
        return switch (this) {
            case REGRET, DRAWN -> points;
            case LOSS -> NATS;
            case SPEARMAN -> CORRELATION;
            case SKIPS -> EDGES;
            case ENTROPY, EARLY, NOISE -> SHARE * Math.abs(mean);
        };
    }

    /**
     * The largest possible change from the baseline's mean in the direction that counts: a regret cannot rise above 100 points,
     * an accuracy not fall below 0, a correlation not below -1. For quantities without a bound: ten times the baseline's mean, or
     * ten nats.
     */
    double most(double mean) {
        return switch (this) {
            case REGRET -> PERCENT - mean;
            case DRAWN -> mean;
            case SPEARMAN -> 1 + mean;
            case SKIPS -> Math.max(mean, 1 - mean);
            case LOSS, ENTROPY -> Math.max(MANY, MANY * Math.abs(mean));
            case EARLY, NOISE -> Math.max(1, MANY * Math.abs(mean));
        };
    }

    static Optional<Quantity> of(String key) {
        return Arrays.stream(values()).filter(q -> q.key.equals(key)).findFirst();
    }
}
