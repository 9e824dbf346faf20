package assay.internal.reports.svg;

/** The marks of series: six shapes. With seven colours, the first 42 series differ in colour or shape. */
public final class Marks {
    private static final int SHAPES = 6;

    private Marks() {}

    public static Path at(int series, double x, double y, double r) {
        Path p = new Path();
        return switch (series < 0 ? 0 : series % SHAPES) {
            case 0 -> octagon(p, x, y, r);
            case 1 ->
                p.move(x - 0.9 * r, y - 0.9 * r)
                        .across(x + 0.9 * r)
                        .upright(y + 0.9 * r)
                        .across(x - 0.9 * r)
                        .shut();
            case 2 ->
                p.move(x, y - 1.15 * r)
                        .line(x + 1.1 * r, y + 0.85 * r)
                        .across(x - 1.1 * r)
                        .shut();
            case 3 ->
                p.move(x, y - 1.25 * r)
                        .line(x + 1.25 * r, y)
                        .line(x, y + 1.25 * r)
                        .line(x - 1.25 * r, y)
                        .shut();
            case 4 ->
                p.move(x, y + 1.15 * r)
                        .line(x + 1.1 * r, y - 0.85 * r)
                        .across(x - 1.1 * r)
                        .shut();
            default -> plus(p, x, y, r);
        };
    }

    private static Path octagon(Path p, double x, double y, double r) {
        double c = r * 0.414;
        return p.move(x - c, y - r)
                .across(x + c)
                .line(x + r, y - c)
                .upright(y + c)
                .line(x + c, y + r)
                .across(x - c)
                .line(x - r, y + c)
                .upright(y - c)
                .shut();
    }

    private static Path plus(Path p, double x, double y, double r) {
        double a = 1.2 * r;
        double b = 0.42 * r;
        return p.move(x - b, y - a)
                .across(x + b)
                .upright(y - b)
                .across(x + a)
                .upright(y + b)
                .across(x + b)
                .upright(y + a)
                .across(x - b)
                .upright(y + b)
                .across(x - a)
                .upright(y - b)
                .across(x - b)
                .shut();
    }
}
