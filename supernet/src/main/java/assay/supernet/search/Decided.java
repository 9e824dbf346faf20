package assay.supernet.search;

/** A draw in which some groups are decided: their option alone, with weight one and no gradient. */
record Decided(Groups groups, Draw draw, int[] choice) implements Draw {
    Decided {
        choice = choice.clone();
    }

    @Override
    public double[] weights() {
        double[] w = draw.weights().clone();
        for (int g = 0; g < choice.length; g++) {
            for (int i = groups.start()[g]; choice[g] >= 0 && i < groups.start()[g + 1]; i++) {
                w[i] = i - groups.start()[g] == choice[g] ? 1 : 0;
            }
        }
        return w;
    }

    @Override
    public boolean off(int option) {
        int g = group(option);
        return g < choice.length && choice[g] >= 0 ? option - groups.start()[g] != choice[g] : draw.off(option);
    }

    private int group(int option) {
        int g = 0;
        while (g < choice.length && option >= groups.start()[g + 1]) {
            g++;
        }
        return g;
    }

    @Override
    public boolean bare() {
        return draw.bare();
    }

    @Override
    public double[] pullBack(double[] grad) {
        double[] inner = grad.clone();
        for (int i = 0; i < groups.size(); i++) {
            inner[i] = choice[group(i)] >= 0 ? 0 : inner[i];
        }
        return draw.pullBack(inner);
    }
}
