package assay.core.space.darts;

import java.util.List;

/**
 * What a network of the DARTS space costs. Parameters are those of convolutions without bias, of normalisation with weight and
 * bias, and of the linear layer. Multiply-adds are those of one image in convolutions and the linear layer (without its bias,
 * as the published counters do). The auxiliary classifier is counted separately: the official logs leave out its parameters,
 * and it does not run when the network is used.
 *
 * @param params without the auxiliary classifier
 * @param auxiliaryParams of the auxiliary classifier; 0 without one
 * @param multiplyAdds of one image, without the auxiliary classifier
 */
public record CostDarts(long params, long auxiliaryParams, long multiplyAdds) {
    /** Adds up the layers. Exact for any size; overflow throws. */
    public static CostDarts of(GenotypeDarts arch, SkeletonDarts net) {
        return new Walk(arch, net).total();
    }

    /** Follows the maps through the network: their channels and sizes. */
    private static final class Walk {
        private final GenotypeDarts arch;
        private final SkeletonDarts net;
        private long params;
        private long multiplyAdds;

        Walk(GenotypeDarts arch, SkeletonDarts net) {
            this.arch = arch;
            this.net = net;
        }

        CostDarts total() {
            long c = net.channels();
            long size = net.imageSize();
            long before = stem(c, size);
            long last = before;
            size = net.imageNet() ? size / 8 : size;
            boolean reducedBefore = net.imageNet();
            long auxiliary = 0;
            for (int i = 0; i < net.cells(); i++) {
                boolean reduces = net.reduces(i);
                c *= reduces ? 2 : 1;
                preprocess(before, c, size, reducedBefore);
                preprocess(last, c, size, false);
                CellDarts cell = reduces ? arch.reduce() : arch.normal();
                size = cell(cell, c, size, reduces);
                reducedBefore = reduces;
                before = last;
                last = Math.multiplyExact(c, cell.concat().size());
                if (net.auxiliary() && i == net.auxiliaryCell()) {
                    auxiliary = auxiliary(last);
                }
            }
            params = Math.addExact(params, (last + 1) * net.classes());
            multiplyAdds = Math.addExact(multiplyAdds, last * net.classes());
            return new CostDarts(params, auxiliary, multiplyAdds);
        }

        /** Channels of the stem's output. */
        private long stem(long c, long size) {
            if (!net.imageNet()) {
                conv(3, 3 * c, 9, size * size);
                norm(3 * c);
                return 3 * c;
            }
            conv(3, c / 2, 9, size * size / 4);
            norm(c / 2);
            conv(c / 2, c, 9, size * size / 16);
            norm(c);
            conv(c, c, 9, size * size / 64);
            norm(c);
            return c;
        }

        /** A reduction to c channels. The factorized form, two convolutions with half the channels each, costs the same. */
        private void preprocess(long in, long c, long size, boolean factorized) {
            conv(in, factorized ? c / 2 * 2 : c, 1, size * size);
            norm(c);
        }

        /** The size of the output. */
        private long cell(CellDarts cell, long c, long size, boolean reduces) {
            long out = reduces ? size / 2 : size;
            for (List<CellDarts.Edge> node : cell.nodes()) {
                for (CellDarts.Edge e : node) {
                    operation(e.op(), c, out, reduces && e.input() < 2 ? 2 : 1);
                }
            }
            return out;
        }

        private void operation(OpDarts op, long c, long out, long stride) {
            long positions = out * out;
            long k = op.kernel();
            switch (op) {
                case NONE, MAX_POOL_3X3, AVG_POOL_3X3 -> {}
                case SKIP_CONNECT -> {
                    if (stride == 2) {
                        conv(c, c / 2 * 2, 1, positions);
                        norm(c);
                    }
                }
                case SEP_CONV_3X3, SEP_CONV_5X5, SEP_CONV_7X7 -> {
                    separable(c, k, positions);
                    separable(c, k, positions);
                }
                case DIL_CONV_3X3, DIL_CONV_5X5 -> separable(c, k, positions);
                case CONV_7X1_1X7 -> {
                    conv(c, c, 7, stride * positions);
                    conv(c, c, 7, positions);
                    norm(c);
                }
            }
        }

        /** Depthwise, then pointwise convolution. */
        private void separable(long c, long k, long positions) {
            conv(1, c, k * k, positions);
            conv(c, c, 1, positions);
            norm(c);
        }

        private void conv(long in, long out, long taps, long positions) {
            long weights = Math.multiplyExact(Math.multiplyExact(in, out), taps);
            params = Math.addExact(params, weights);
            multiplyAdds = Math.addExact(multiplyAdds, Math.multiplyExact(weights, positions));
        }

        private void norm(long channels) {
            params = Math.addExact(params, 2 * channels);
        }

        /**
         * Pointwise convolution to 128 channels, 2x2 convolution to 768, linear layer. For ImageNet there is no second
         * normalisation.
         */
        private long auxiliary(long in) {
            return in * 128
                    + 2 * 128
                    + 128 * 768 * 4
                    + (net.imageNet() ? 0 : 2 * 768)
                    + (768 + 1) * (long) net.classes();
        }
    }
}
