package assay.internal.recurrent.text;

import java.util.Optional;
import java.util.function.DoubleSupplier;

/** How long segments are. A length is drawn for each segment, by the rule for searches or the rule for trainings. */
public final class SegmentLengths {
    private static final double USUAL_SHARE = 0.95;
    private static final int SHORTEST = 5;
    private static final double DEVIATION = 5;

    private final int usual;
    private final int longest;
    private final DoubleSupplier uniform;
    private final DoubleSupplier normal;

    private SegmentLengths(int usual, int longest, DoubleSupplier uniform, DoubleSupplier normal) {
        if (usual < 2) {
            throw new IllegalArgumentException("bptt: expected at least 2 steps, found " + usual);
        }
        this.usual = usual;
        this.longest = longest;
        this.uniform = uniform;
        this.normal = normal;
    }

    /** Lengths for a search: the usual length with probability 0.95, otherwise half of it. */
    public static SegmentLengths ofSearch(int usual, DoubleSupplier uniform) {
        return new SegmentLengths(usual, 0, uniform, () -> 0);
    }

    /**
     * Lengths for a training: about the usual length with probability 0.95, otherwise about half of it, with a standard
     * deviation of 5; at least 5.
     *
     * @param longer how much longer than usual a segment can be: 20 in the published programs
     * @param normal draws from the standard normal distribution
     */
    public static SegmentLengths ofTraining(int usual, int longer, DoubleSupplier uniform, DoubleSupplier normal) {
        return new SegmentLengths(usual, usual + longer, uniform, normal);
    }

    private int draw() {
        double base = uniform.getAsDouble() < USUAL_SHARE ? usual : usual / 2.0;
        return longest == 0
                ? (int) base
                : Math.min(Math.max(SHORTEST, (int) (base + DEVIATION * normal.getAsDouble())), longest);
    }

    /**
     * The segment that begins at this row. Empty at the end of an epoch: at least two rows must be left to read, because the
     * loss compares consecutive outputs.
     */
    public Optional<Segment> at(int offset, int rows) {
        if (offset >= rows - 2) {
            return Optional.empty();
        }
        int drawn = draw();
        return Optional.of(new Segment(offset, drawn, Math.min(drawn, rows - 1 - offset), usual));
    }
}
