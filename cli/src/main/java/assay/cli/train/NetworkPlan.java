package assay.cli.train;

import assay.bench201.network.Network201;
import assay.core.error.UsageException;
import assay.core.space.Bench201Space;
import assay.core.space.Cost201;
import assay.core.space.CostDarts;
import assay.core.space.DartsSpace;
import assay.core.space.Genotype;
import assay.core.space.Genotype201;
import assay.core.space.GenotypeDarts;
import assay.core.space.Skeleton201;
import assay.core.space.SkeletonDarts;
import assay.darts.network.NetworkDarts;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network that can be trained: the architecture and what is around it.
 *
 * @param space {@code darts} or {@code 201}
 * @param imageNet whether the stem of ImageNet's network is used (darts only)
 * @param cells in all (darts), or of a stage (201)
 * @param auxiliary whether there is an auxiliary classifier (darts only)
 */
record NetworkPlan(
        String space,
        Genotype arch,
        boolean imageNet,
        int channels,
        int cells,
        int classes,
        int imageSize,
        boolean auxiliary) {
    NetworkPlan {
        try {
            switch (space) {
                case "darts" -> new SkeletonDarts(imageNet, channels, cells, classes, imageSize, auxiliary);
                case "201" -> new Skeleton201(channels, cells, classes, imageSize);
                default -> throw unknown(space);
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + " See --channels, --cells, --size, --auxiliary.", e);
        }
    }

    static UsageException unknown(String space) {
        return new UsageException(
                "--space: expected darts or 201, found '" + space + "'. Networks of other spaces are not trained yet.");
    }

    static Genotype parse(String space, String text) {
        return switch (space) {
            case "darts" -> DartsSpace.darts().parse(text);
            case "201" -> new Bench201Space().parse(text);
            default -> throw unknown(space);
        };
    }

    private SkeletonDarts darts() {
        return new SkeletonDarts(imageNet, channels, cells, classes, imageSize, auxiliary);
    }

    private Skeleton201 skeleton201() {
        return new Skeleton201(channels, cells, classes, imageSize);
    }

    Network make(Backend backend) {
        return arch instanceof GenotypeDarts cellPair
                ? new NetworkDarts(backend, darts(), cellPair)
                : new Network201(backend, skeleton201(), (Genotype201) arch);
    }

    /** Without the auxiliary classifier. */
    long params() {
        return arch instanceof GenotypeDarts a
                ? CostDarts.of(a, darts()).params()
                : Cost201.of((Genotype201) arch, skeleton201()).params();
    }

    long auxiliaryParams() {
        return arch instanceof GenotypeDarts a ? CostDarts.of(a, darts()).auxiliaryParams() : 0;
    }

    long multiplyAdds() {
        return arch instanceof GenotypeDarts a
                ? CostDarts.of(a, darts()).multiplyAdds()
                : Cost201.of((Genotype201) arch, skeleton201()).multiplyAdds();
    }

    /** As texts, for files; {@link #of} reads them. */
    Map<String, String> texts() {
        Map<String, String> t = new LinkedHashMap<>();
        t.put("space", space);
        t.put("arch", arch.text());
        t.put("imagenet_stem", Boolean.toString(imageNet));
        t.put("channels", Integer.toString(channels));
        t.put("cells", Integer.toString(cells));
        t.put("classes", Integer.toString(classes));
        t.put("image_size", Integer.toString(imageSize));
        t.put("auxiliary", Boolean.toString(auxiliary));
        return t;
    }

    /** @throws IllegalArgumentException if a text is missing or is no number */
    static NetworkPlan of(Map<String, String> t) {
        for (String key : new String[] {"space", "arch", "channels", "cells", "classes", "image_size"}) {
            if (!t.containsKey(key)) {
                throw new IllegalArgumentException("no '" + key + "'");
            }
        }
        return new NetworkPlan(
                t.get("space"),
                parse(t.get("space"), t.get("arch")),
                Boolean.parseBoolean(t.get("imagenet_stem")),
                Integer.parseInt(t.get("channels")),
                Integer.parseInt(t.get("cells")),
                Integer.parseInt(t.get("classes")),
                Integer.parseInt(t.get("image_size")),
                Boolean.parseBoolean(t.get("auxiliary")));
    }
}
