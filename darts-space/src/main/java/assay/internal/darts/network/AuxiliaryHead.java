package assay.internal.darts.network;

import assay.core.space.darts.SkeletonDarts;
import assay.supernet.network.Kind;
import assay.supernet.network.Norm;
import assay.supernet.network.Norms;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Window;

/**
 * The second classifier that helps training: ReLU, average pool 5x5 to 2x2 pixels, 1x1 convolution to 128 channels and 2x2 to
 * 768, each normalised, linear. For ImageNet its pooling has stride 2, and the second normalisation is missing: the authors
 * left it out by mistake and kept it so for comparability (quark0/darts).
 */
final class AuxiliaryHead {
    private static final String NAME = "auxiliary_head.";

    private final Window pool;
    private final Weight narrow;
    private final Norm narrowNorm;
    private final Weight wide;
    private final Norm wideNorm;
    private final Weight classifier;
    private final Weight bias;

    AuxiliaryHead(Layers layers, int channels, SkeletonDarts size) {
        pool = Window.of(5, size.imageNet() ? 2 : 3, 0);
        narrow = layers.conv(NAME + "features.2.weight", channels, 128, 1, 1);
        narrowNorm = layers.norm(NAME + "features.3", 128);
        wide = layers.conv(NAME + "features.5.weight", 128, 768, 2, 1);
        wideNorm = size.imageNet() ? null : layers.norm(NAME + "features.6", 768);
        classifier = layers.p().add(NAME + "classifier.weight", Kind.LINEAR_WEIGHT, 768, size.classes(), 768);
        bias = layers.p().add(NAME + "classifier.bias", Kind.LINEAR_BIAS, 768, size.classes());
    }

    Var forward(Tape tape, Var x, Norms norms) {
        Var pooled = tape.avgPool(tape.relu(x), pool);
        Var narrowed = narrowNorm.apply(tape, tape.conv(pooled, tape.weight(narrow), Window.same(1)), norms);
        Var features = tape.conv(tape.relu(narrowed), tape.weight(wide), Window.of(2, 1, 0));
        Var normed = wideNorm == null ? features : wideNorm.apply(tape, features, norms);
        // One pixel is left, so it is its own mean.
        return tape.linear(tape.spatialMean(tape.relu(normed)), tape.weight(classifier), tape.weight(bias));
    }
}
