package assay.internal.reports.svg;

/** Path data of SVG: move, line, quadratic curve. */
public final class Path {
    private final StringBuilder data = new StringBuilder();

    public Path move(double x, double y) {
        return add('M', x, y);
    }

    public Path line(double x, double y) {
        return add('L', x, y);
    }

    public Path across(double x) {
        data.append('H').append(Svg.number(x));
        return this;
    }

    public Path upright(double y) {
        data.append('V').append(Svg.number(y));
        return this;
    }

    public boolean isEmpty() {
        return data.length() == 0;
    }

    /** The next point of a polyline: a move if it is the first. */
    public Path through(double x, double y) {
        return data.length() == 0 ? move(x, y) : line(x, y);
    }

    public Path curve(double controlX, double controlY, double x, double y) {
        add('Q', controlX, controlY);
        data.append(' ').append(Svg.number(x)).append(' ').append(Svg.number(y));
        return this;
    }

    public Path shut() {
        data.append('Z');
        return this;
    }

    private Path add(char command, double x, double y) {
        data.append(command).append(Svg.number(x)).append(' ').append(Svg.number(y));
        return this;
    }

    @Override
    public String toString() {
        return data.toString();
    }
}
