package assay.supernet.search.draw;

/**
 * A draw in which some groups are decided: only their chosen options are computed, with weight one and no gradient.
 *
 * @param chosen a bit for every option that is taken of each group; 0 for groups that are not decided
 */
public record Decided(Groups groups, Draw draw, int[] chosen) implements Draw {
    public Decided {
        chosen = chosen.clone();
    }

    private boolean takes(int group, int option) {
        return (chosen[group] >> (option - groups.start()[group]) & 1) == 1;
    }

    @Override
    public double[] weights() {
        double[] w = draw.weights().clone();
        for (int g = 0; g < chosen.length; g++) {
            for (int i = groups.start()[g]; chosen[g] != 0 && i < groups.start()[g + 1]; i++) {
                w[i] = takes(g, i) ? 1 : 0;
            }
        }
        return w;
    }

    @Override
    public boolean off(int option) {
        int g = group(option);
        return g < chosen.length && chosen[g] != 0 ? !takes(g, option) : draw.off(option);
    }

    private int group(int option) {
        int g = 0;
        while (g < chosen.length && option >= groups.start()[g + 1]) {
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
            inner[i] = chosen[group(i)] != 0 ? 0 : inner[i];
        }
        return draw.pullBack(inner);
    }
}
