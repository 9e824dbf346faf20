package assay.core.space.bench201;

/**
 * What a network of NAS-Bench-201 or of NATS-Bench's size space costs, counted as the benchmark counts. Multiply-adds of
 * convolutions and of the linear layer count, and the layer's bias counts as one more per output. Normalisation, ReLU, pooling
 * and sums count nothing. The operation of an edge counts even if its node is cut off. Parameters are those of the trained
 * networks: convolutions without bias, normalisation with weight and bias. The benchmark prints both divided by a million.
 *
 * @param params trainable numbers
 * @param multiplyAdds of one image ("FLOPs" in the official interface)
 */
public record Cost201(long params, long multiplyAdds) {
    /** Adds up the layers of the network that this cell makes. Exact for any size; overflow throws. */
    public static Cost201 of(Genotype201 cell, Skeleton201 net) {
        long c = net.channels();
        long size = net.imageSize();
        Cost201 sum = conv(3, c, 3, size).plus(norm(c));
        for (int stage = 0; stage < 3; stage++) {
            if (stage > 0) {
                size /= 2;
                sum = sum.plus(residual(c, 2 * c, size));
                c *= 2;
            }
            sum = sum.plus(cell(cell, c, size).times(net.cells()));
        }
        return sum.plus(norm(c)).plus(linear(c, net.classes()));
    }

    /**
     * Adds up the layers of a network of the size space ({@code DynamicShapeTinyNet} of AutoDL-Projects). Where a cell changes
     * the number of channels, its skip connection is a 1x1 convolution with normalisation, as in the released code.
     */
    public static Cost201 of(GenotypeSize network, int classes, int imageSize) {
        long size = imageSize;
        long c = network.channels().get(0);
        Cost201 sum = conv(3, c, 3, size).plus(norm(c)).plus(cell(c, c, size));
        for (int part = 1; part < GenotypeSize.PARTS; part++) {
            long out = network.channels().get(part);
            if (part % 2 == 1) {
                size /= 2;
                sum = sum.plus(residual(c, out, size));
            } else {
                sum = sum.plus(cell(c, out, size));
            }
            c = out;
        }
        return sum.plus(norm(c)).plus(linear(c, classes));
    }

    /** {@link SizeSpace#CELL}: 3x3 convolutions, two of them from the input, and a skip connection from the input. */
    private static Cost201 cell(long in, long out, long size) {
        Cost201 fromInput = conv(in, out, 3, size).plus(norm(out)).times(2);
        Cost201 within = conv(out, out, 3, size).plus(norm(out)).times(3);
        Cost201 skip = in == out ? new Cost201(0, 0) : conv(in, out, 1, size).plus(norm(out));
        return fromInput.plus(within).plus(skip);
    }

    /** Sums of convolution and normalisation over the edges. */
    private static Cost201 cell(Genotype201 cell, long c, long size) {
        Cost201 conv1 = conv(c, c, 1, size).plus(norm(c)).times(cell.count(Op201.CONV_1X1));
        Cost201 conv3 = conv(c, c, 3, size).plus(norm(c)).times(cell.count(Op201.CONV_3X3));
        return conv1.plus(conv3);
    }

    /** Residual block that halves the image; {@code size} is that of its output. */
    private static Cost201 residual(long in, long out, long size) {
        return conv(in, out, 3, size)
                .plus(norm(out))
                .plus(conv(out, out, 3, size))
                .plus(norm(out))
                .plus(conv(in, out, 1, size));
    }

    /** Convolution without bias to an image of {@code size} x {@code size}. */
    private static Cost201 conv(long in, long out, long kernel, long size) {
        long weights = Math.multiplyExact(Math.multiplyExact(in, out), kernel * kernel);
        return new Cost201(weights, Math.multiplyExact(weights, size * size));
    }

    private static Cost201 norm(long channels) {
        return new Cost201(2 * channels, 0);
    }

    private static Cost201 linear(long in, long out) {
        return new Cost201(in + 1, in + 1).times(out);
    }

    private Cost201 plus(Cost201 other) {
        return new Cost201(Math.addExact(params, other.params), Math.addExact(multiplyAdds, other.multiplyAdds));
    }

    private Cost201 times(long n) {
        return new Cost201(Math.multiplyExact(params, n), Math.multiplyExact(multiplyAdds, n));
    }
}
