package assay.supernet.optim;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Moves alpha along estimated Shapley values, as Shapley-NAS does. After c_1 .. c_n, the contributions of all options in n orders of removal:
 *
 * <pre>
 *   v = mean(c) - deviation(c)                      over the orders, dividing by n
 *   z = (v - mean(v)) / deviation(v)                over the options of a table, dividing by their number less one
 *   direction = momentum direction + (1 - momentum) z
 *   alpha = alpha + rate direction
 * </pre>
 *
 * A table whose options are all alike does not change. The direction starts at zero.
 */
public final class ShapleyLearner extends PointLearner {
    private final int[] table;
    private final double rate;
    private final double momentum;
    private final int orders;

    private double[] direction;
    private double[] sum;
    private double[] squares;
    private int seen;

    /**
     * @param table of every option, from 0
     * @param orders of a step
     */
    public ShapleyLearner(double[] start, int[] table, double rate, double momentum, int orders) {
        super(start);
        this.table = table.clone();
        this.rate = rate;
        this.momentum = momentum;
        this.orders = orders;
        direction = new double[start.length];
        sum = new double[start.length];
        squares = new double[start.length];
    }

    /** Takes the contributions in one order; with the last one alpha moves. */
    @Override
    public void step(double[][] contributions) {
        for (int i = 0; i < alpha.length; i++) {
            sum[i] += contributions[0][i];
            squares[i] += contributions[0][i] * contributions[0][i];
        }
        seen++;
        if (seen == orders) {
            double[] values = values();
            for (int t = 0; t <= IntStream.of(table).max().orElse(0); t++) {
                move(t, values);
            }
            sum = new double[alpha.length];
            squares = new double[alpha.length];
            seen = 0;
        }
    }

    private double[] values() {
        return IntStream.range(0, alpha.length)
                .mapToDouble(i -> {
                    double mean = sum[i] / seen;
                    return mean - Math.sqrt(Math.max(0, squares[i] / seen - mean * mean));
                })
                .toArray();
    }

    private void move(int of, double[] values) {
        int[] options =
                IntStream.range(0, alpha.length).filter(i -> table[i] == of).toArray();
        DoubleStream own = IntStream.of(options).mapToDouble(i -> values[i]);
        double mean = own.average().orElse(0);
        double spread = 0;
        for (int i : options) {
            spread += (values[i] - mean) * (values[i] - mean);
        }
        double deviation = Math.sqrt(spread / Math.max(1, options.length - 1));
        for (int i : options) {
            double z = deviation == 0 ? 0 : (values[i] - mean) / deviation;
            direction[i] = momentum * direction[i] + (1 - momentum) * z;
            alpha[i] += rate * direction[i];
        }
    }

    @Override
    public List<double[]> state() {
        return List.of(alpha.clone(), direction.clone(), sum.clone(), squares.clone(), new double[] {seen});
    }

    @Override
    public void restore(List<double[]> state) {
        super.restore(state);
        direction = state.get(1).clone();
        sum = state.get(2).clone();
        squares = state.get(3).clone();
        seen = (int) state.get(4)[0];
    }
}
