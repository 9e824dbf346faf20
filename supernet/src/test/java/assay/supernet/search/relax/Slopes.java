package assay.supernet.search.relax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;

/** Gradients against central differences. */
public final class Slopes {
    /** Groups of 3, 2 and 3 options; the first two lead to one node; {@code none} is the first option of the first and last. */
    public static final Groups GROUPS = new Groups(new int[] {0, 3, 5, 8}, new int[] {0, 0, 1}, new int[] {0, -1, 0});

    public static final Moment MOMENT = new Moment(2, 10, Moment.Purpose.ALPHA);

    private Slopes() {}

    public interface Function {
        double at(double[] x);
    }

    /**
     * @param tolerance of the largest gradient: central differences of step 1e-5 in double keep 1e-9 of values about one
     */
    public static void assertGradient(Function f, double[] x, double[] gradient, double tolerance) {
        assertEquals(x.length, gradient.length);
        double h = 1e-5;
        for (int i = 0; i < x.length; i++) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[i] += h;
            down[i] -= h;
            assertEquals((f.at(up) - f.at(down)) / (2 * h), gradient[i], tolerance, "parameter " + i);
        }
    }

    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
