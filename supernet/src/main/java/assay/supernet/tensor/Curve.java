package assay.supernet.tensor;

/** The functions of a recurrent cell's gate, with their derivatives; the order is that of its weights. */
public enum Curve {
    /** 0: the candidate does not count, and the gate only lets the state decay. */
    NONE {
        @Override
        public double at(double x) {
            return 0;
        }

        @Override
        public double slope(double x) {
            return 0;
        }
    },
    TANH {
        @Override
        public double at(double x) {
            return StrictMath.tanh(x);
        }

        @Override
        public double slope(double x) {
            double y = at(x);
            return 1 - y * y;
        }

        @Override
        public double bend(double x) {
            return -2 * at(x) * slope(x);
        }
    },
    /** max(x, 0); the slope at 0 is 0. */
    RELU {
        @Override
        public double at(double x) {
            return Math.max(x, 0);
        }

        @Override
        public double slope(double x) {
            return x > 0 ? 1 : 0;
        }
    },
    SIGMOID {
        @Override
        public double at(double x) {
            return 1 / (1 + StrictMath.exp(-x));
        }

        @Override
        public double slope(double x) {
            double y = at(x);
            return y * (1 - y);
        }

        @Override
        public double bend(double x) {
            return slope(x) * (1 - 2 * at(x));
        }
    },
    IDENTITY {
        @Override
        public double at(double x) {
            return x;
        }

        @Override
        public double slope(double x) {
            return 1;
        }
    };

    private static final Curve[] ALL = values();

    /** The function. */
    public abstract double at(double x);

    /** Its first derivative. */
    public abstract double slope(double x);

    /** Its second derivative. */
    public double bend(double x) {
        return 0;
    }

    /** Which of them. */
    interface Derivative {
        double of(Curve f, double x);
    }

    /** The weighted sum over all functions but {@code NONE}, those of weight 0 left out. */
    static double sum(double[] w, double x, Derivative d) {
        double sum = 0;
        for (int k = 1; k < ALL.length; k++) {
            if (w[k] != 0) {
                sum += w[k] * d.of(ALL[k], x);
            }
        }
        return sum;
    }
}
