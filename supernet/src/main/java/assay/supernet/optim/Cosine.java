package assay.supernet.optim;

/** lr(epoch) = min + (max - min) (1 + cos(pi epoch / epochs)) / 2, epoch from 0 (Loshchilov and Hutter, ICLR 2017; one cycle). */
public record Cosine(double max, double min, int epochs) {
    public double at(double epoch) {
        return min + (max - min) * (1 + StrictMath.cos(StrictMath.PI * epoch / epochs)) / 2;
    }
}
