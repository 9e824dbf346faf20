package assay.internal.reports.figure;

import assay.internal.reports.svg.Svg;
import java.util.List;
import java.util.Optional;

/**
 * Several methods over epochs or time: every seed as a thin line, or as a band if there are too many; the mean as a thick line.
 * Names are below the plot, so they never hide data.
 *
 * @param steps whether a value holds until the next one (an incumbent) instead of changing evenly
 * @param references horizontal lines for comparison
 * @param phase a first part of the plot with a different meaning
 */
public record LineChart(
        String title,
        Axis x,
        Axis y,
        boolean steps,
        List<Series> series,
        List<Reference> references,
        Optional<Phase> phase) {
    /** With more seeds than this in a chart, use a {@link Band} instead of lines. */
    public static final int MOST_THIN_LINES = 100;

    /**
     * One method.
     *
     * @param colour index of the method's colour, mark and dashes, the same in all figures
     * @param seeds thin lines; may be empty
     * @param mean the thick line
     */
    public record Series(String name, int colour, List<Line> seeds, Line mean, Optional<Band> band) {
        public Series {
            seeds = List.copyOf(seeds);
        }
    }

    /**
     * The range of most seeds.
     *
     * @param label its content: {@code middle 90 % of 500 seeds}
     * @param low its lower edge at {@code x}; NaN if there is none
     */
    public record Band(String label, double[] x, double[] low, double[] high) {
        public Band {
            x = x.clone();
            low = low.clone();
            high = high.clone();
            if (x.length != low.length || x.length != high.length) {
                throw new IllegalArgumentException("band: expected as many x as edges, found " + x.length + ", "
                        + low.length + ", " + high.length);
            }
            Line.requireAscending(x);
        }

        @Override
        public double[] x() {
            return x.clone();
        }

        @Override
        public double[] low() {
            return low.clone();
        }

        @Override
        public double[] high() {
            return high.clone();
        }
    }

    /** The part from the beginning to an abscissa, shaded and named. */
    public record Phase(String name, double until) {}

    /** A chart without a phase. */
    public LineChart(String title, Axis x, Axis y, boolean steps, List<Series> series, List<Reference> references) {
        this(title, x, y, steps, series, references, Optional.empty());
    }

    /** The same with a phase. */
    public LineChart with(Optional<Phase> shaded) {
        return new LineChart(title, x, y, steps, series, references, shaded);
    }

    /** A number for comparison. @param strong dashed if so (the best possible), dotted if not (an expectation) */
    public record Reference(String label, double y, boolean strong) {}

    public LineChart {
        series = List.copyOf(series);
        references = List.copyOf(references);
    }

    public Svg draw() {
        return new LineDrawing(this).svg();
    }
}
