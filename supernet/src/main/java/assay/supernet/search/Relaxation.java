package assay.supernet.search;

/** From architecture parameters to the weights of the options in one forward pass, and gradients back. */
public interface Relaxation {
    /** For the catalogue. */
    String title();

    /** @return one weight per option */
    double[] weights(Groups groups, double[] alpha);

    /**
     * @param weights what {@link #weights} gave
     * @param grad gradient to them
     * @return gradient to alpha
     */
    double[] pullBack(Groups groups, double[] alpha, double[] weights, double[] grad);

    /** DARTS, Eq. 2: softmax of alpha on each edge. */
    static Relaxation softmax() {
        return new Relaxation() {
            @Override
            public String title() {
                return "softmax";
            }

            @Override
            public double[] weights(Groups groups, double[] alpha) {
                return groups.softmax(alpha);
            }

            @Override
            public double[] pullBack(Groups groups, double[] alpha, double[] p, double[] grad) {
                double[] g = new double[p.length];
                for (int e = 0; e < groups.count(); e++) {
                    double mean = 0;
                    for (int i = groups.start()[e]; i < groups.start()[e + 1]; i++) {
                        mean += p[i] * grad[i];
                    }
                    for (int i = groups.start()[e]; i < groups.start()[e + 1]; i++) {
                        g[i] = p[i] * (grad[i] - mean);
                    }
                }
                return g;
            }
        };
    }
}
