package assay.internal.reports.figure;

import assay.internal.reports.svg.Svg;
import java.util.List;
import java.util.Optional;

/**
 * Several methods over epochs or time: every seed a thin line, or a band where there are too many; the mean thick. Names
 * stand under the plot, so they never hide data.
 *
 * @param steps whether a value holds until the next one (an incumbent) rather than changing evenly
 * @param references horizontal lines to compare with
 * @param phase a first part of the plot that is another thing than the rest
 */
public record LineChart(
        String title,
        Axis x,
        Axis y,
        boolean steps,
        List<Series> series,
        List<Reference> references,
        Optional<Phase> phase) {
    /** With more seeds than this in a chart, give a {@link Band} in place of the lines. */
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
     * Where most seeds are.
     *
     * @param label what it holds: {@code middle 90 % of 500 seeds}
     * @param low its lower edge at {@code x}; NaN where there is none
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

    /** From the beginning to an abscissa, shaded and named. */
    public record Phase(String name, double until) {}

    /** Without a phase. */
    public LineChart(String title, Axis x, Axis y, boolean steps, List<Series> series, List<Reference> references) {
        this(title, x, y, steps, series, references, Optional.empty());
    }

    /** The same with a phase. */
    public LineChart with(Optional<Phase> shaded) {
        return new LineChart(title, x, y, steps, series, references, shaded);
    }

    /** A number to compare with. @param strong dashed if so (the best possible), dotted if not (an expectation) */
    public record Reference(String label, double y, boolean strong) {}

    public LineChart {
        series = List.copyOf(series);
        references = List.copyOf(references);
    }

    public Svg draw() {
        return new LineDrawing(this).svg();
    }
}
