package assay.supernet.search.draw;

/** A draw with other weights; everything else is as in the draw that it is made of, the path of the gradient too. */
public class Reweighed implements Draw {
    private final Draw draw;
    private final double[] weights;

    /** @param weights which belong to this draw from now on */
    public Reweighed(Draw draw, double[] weights) {
        this.draw = draw;
        this.weights = weights;
    }

    @Override
    public double[] weights() {
        return weights;
    }

    @Override
    public boolean off(int option) {
        return draw.off(option);
    }

    @Override
    public boolean bare() {
        return draw.bare();
    }

    @Override
    public double[] pullBack(double[] grad) {
        return draw.pullBack(grad);
    }

    @Override
    public Draw own() {
        return draw.own();
    }
}
