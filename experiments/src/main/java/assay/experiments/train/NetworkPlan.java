package assay.experiments.train;

import assay.bench1shot1.network.Network101;
import assay.bench1shot1.network.Skeleton101;
import assay.bench201.network.Network201;
import assay.core.error.UsageException;
import assay.core.space.Cell101;
import assay.core.space.Cost101;
import assay.core.space.Cost201;
import assay.core.space.CostDarts;
import assay.core.space.Genotype;
import assay.core.space.Genotype201;
import assay.core.space.GenotypeDarts;
import assay.core.space.Skeleton201;
import assay.core.space.SkeletonDarts;
import assay.core.space.text.ArchitectureText;
import assay.darts.network.NetworkDarts;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network that can be trained: the architecture and what is around it.
 *
 * @param space {@code darts}, {@code 201} or {@code 101}
 * @param imageNet whether the stem of ImageNet's network is used (darts only)
 * @param cells in all (darts), or of a stage (201, 101)
 * @param auxiliary whether there is an auxiliary classifier (darts only)
 */
public record NetworkPlan(
        String space,
        Genotype arch,
        boolean imageNet,
        int channels,
        int cells,
        int classes,
        int imageSize,
        boolean auxiliary) {
    public NetworkPlan {
        try {
            switch (space) {
                case "darts" -> new SkeletonDarts(imageNet, channels, cells, classes, imageSize, auxiliary);
                case "201" -> new Skeleton201(channels, cells, classes, imageSize);
                case "101" -> new Skeleton101(channels, cells, classes);
                default -> throw unknown(space);
            }
            if (imageSize % 4 != 0) {
                throw new UsageException(
                        "--size: expected a multiple of 4 pixels, which are halved twice, found " + imageSize + ".");
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + " See --channels, --cells, --size, --auxiliary.", e);
        }
    }

    static UsageException unknown(String space) {
        return new UsageException("--space: expected darts, 201 or 101, found '" + space + "'. Choose one of them.");
    }

    public static Genotype parse(String space, String text) {
        return switch (space) {
            case "darts" -> ArchitectureText.darts().read(text);
            case "201" -> ArchitectureText.nasbench201().read(text);
            case "101" -> ArchitectureText.readCell101(text);
            default -> throw unknown(space);
        };
    }

    private SkeletonDarts darts() {
        return new SkeletonDarts(imageNet, channels, cells, classes, imageSize, auxiliary);
    }

    private Skeleton201 skeleton201() {
        return new Skeleton201(channels, cells, classes, imageSize);
    }

    public Network make(Backend backend) {
        if (arch instanceof GenotypeDarts pair) {
            return new NetworkDarts(backend, darts(), pair);
        }
        return arch instanceof Cell101 cell
                ? new Network101(backend, new Skeleton101(channels, cells, classes), cell)
                : new Network201(backend, skeleton201(), (Genotype201) arch);
    }

    /** Without the auxiliary classifier. */
    public long params() {
        if (arch instanceof GenotypeDarts pair) {
            return CostDarts.of(pair, darts()).params();
        }
        return arch instanceof Cell101 cell
                ? cost101(cell).params()
                : Cost201.of((Genotype201) arch, skeleton201()).params();
    }

    private Cost101 cost101(Cell101 cell) {
        return Cost101.of(cell, channels, cells, classes, imageSize);
    }

    public long auxiliaryParams() {
        return arch instanceof GenotypeDarts a ? CostDarts.of(a, darts()).auxiliaryParams() : 0;
    }

    public long multiplyAdds() {
        if (arch instanceof GenotypeDarts pair) {
            return CostDarts.of(pair, darts()).multiplyAdds();
        }
        return arch instanceof Cell101 cell
                ? cost101(cell).multiplyAdds()
                : Cost201.of((Genotype201) arch, skeleton201()).multiplyAdds();
    }

    /** As texts, for files; {@link #of} reads them. */
    public Map<String, String> texts() {
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
