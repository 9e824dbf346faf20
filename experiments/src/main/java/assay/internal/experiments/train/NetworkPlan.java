package assay.internal.experiments.train;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.supernet.kit.NetworkCost;
import assay.supernet.kit.NetworkKit;
import assay.supernet.kit.NetworkKits;
import assay.supernet.kit.NetworkShape;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network that can be trained: the architecture and the network around it.
 *
 * @param space name in commands: {@code darts}, {@code 201} or {@code 101}
 * @param imageNet whether the stem of ImageNet's network is used (darts only)
 * @param cells of the whole network (darts), or of a stage (201, 101)
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
            networks(space).check(shape(imageNet, channels, cells, classes, imageSize, auxiliary));
            if (imageSize % 4 != 0) {
                throw new UsageException(
                        "--size: expected a multiple of 4 pixels, which are halved twice, found " + imageSize + ".");
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + " See --channels, --cells, --size, --auxiliary.", e);
        }
    }

    private static NetworkKit networks(String space) {
        return NetworkKits.of(SpaceKits.called(space, "--space"), "--space");
    }

    /** Reads an architecture's text. */
    public static Genotype parse(String space, String text) {
        return SpaceKits.called(space, "--space").read(text);
    }

    private static NetworkShape shape(
            boolean imageNet, int channels, int cells, int classes, int imageSize, boolean auxiliary) {
        return new NetworkShape(channels, cells, classes, imageSize, false, imageNet, auxiliary);
    }

    private NetworkShape shape() {
        return shape(imageNet, channels, cells, classes, imageSize, auxiliary);
    }

    public Network make(Backend backend) {
        return networks(space).network(backend, shape(), arch);
    }

    private NetworkCost cost() {
        return networks(space).cost(shape(), arch);
    }

    /** The number of parameters without the auxiliary classifier. */
    public long params() {
        return cost().params();
    }

    public long auxiliaryParams() {
        return cost().auxiliaryParams();
    }

    public long multiplyAdds() {
        return cost().multiplyAdds();
    }

    /** The plan as texts, for files; {@link #of} reads them. */
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

    /** @throws IllegalArgumentException if a text is missing or not a number */
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
