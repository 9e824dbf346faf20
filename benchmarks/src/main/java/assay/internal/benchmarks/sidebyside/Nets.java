package assay.internal.benchmarks.sidebyside;

import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import assay.core.space.bench201.Skeleton201;
import assay.core.space.darts.SkeletonDarts;
import java.util.List;

/** The sizes and cells that cases name. */
final class Nets {
    private Nets() {}

    static Skeleton201 skeleton(Wanted w) {
        return new Skeleton201(w.number("c"), w.number("n"), RandomImages.CLASSES, w.number("side"));
    }

    static SkeletonDarts darts(Wanted w, boolean auxiliary) {
        return new SkeletonDarts(
                false, w.number("c"), w.number("layers"), RandomImages.CLASSES, w.number("side"), auxiliary);
    }

    /** {@code conv3x3}: on every edge; {@code resnet}: the benchmark's residual network. */
    static Genotype201 cell(Wanted w) {
        Op201 conv = Op201.CONV_3X3;
        return switch (w.text("arch")) {
            case "conv3x3" -> new Genotype201(List.of(conv, conv, conv, conv, conv, conv));
            case "resnet" -> new Genotype201(List.of(conv, conv, conv, Op201.SKIP_CONNECT, conv, conv));
            default -> throw new AbsentException("architecture " + w.text("arch"));
        };
    }
}
