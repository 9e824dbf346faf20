package assay.core.space.darts;

import assay.core.space.GenotypeException;
import assay.internal.core.text.TextScan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells with which the literature compares, by their names in the published repositories (quark0/darts, chenxin061/pdarts,
 * yuhuixu1993/PC-DARTS, xiangning-chen/DrNAS). Their costs equal those in the official logs.
 *
 * @param about where it comes from
 */
public record PublishedDarts(String name, String about, GenotypeDarts genotype) {
    private static final Map<String, PublishedDarts> ALL = new LinkedHashMap<>();

    static {
        add(
                "DARTS_V1",
                "DARTS, first order (Liu et al., ICLR 2019)",
                "sep3 1 sep3 0|skip 0 sep3 1|skip 0 sep3 1|sep3 0 skip 2[2.3.4.5]",
                "max3 0 max3 1|skip 2 max3 0|max3 0 skip 2|skip 2 avg3 0[2.3.4.5]");
        add(
                "DARTS_V2",
                "DARTS, second order (Liu et al., ICLR 2019)",
                "sep3 0 sep3 1|sep3 0 sep3 1|sep3 1 skip 0|skip 0 dil3 2[2.3.4.5]",
                "max3 0 max3 1|skip 2 max3 1|max3 0 skip 2|skip 2 max3 1[2.3.4.5]");
        add(
                "PDARTS",
                "P-DARTS, CIFAR-10 (Chen et al., ICCV 2019)",
                "skip 0 dil3 1|skip 0 sep3 1|sep3 1 sep3 3|sep3 0 dil5 4[2.3.4.5]",
                "avg3 0 sep5 1|sep3 0 dil5 2|max3 0 dil3 1|dil3 1 dil5 3[2.3.4.5]");
        add(
                "PC_DARTS_cifar",
                "PC-DARTS, CIFAR-10 (Xu et al., ICLR 2020)",
                "sep3 1 skip 0|sep3 0 dil3 1|sep5 0 sep3 1|avg3 0 dil3 1[2.3.4.5]",
                "sep5 1 max3 0|sep5 1 sep5 2|sep3 0 sep3 3|sep3 1 sep3 2[2.3.4.5]");
        add(
                "PC_DARTS_image",
                "PC-DARTS, ImageNet (Xu et al., ICLR 2020)",
                "skip 1 sep3 0|sep3 0 skip 1|sep3 1 sep3 3|sep3 1 dil5 4[2.3.4.5]",
                "sep3 0 skip 1|dil5 2 max3 1|sep3 2 sep3 1|sep5 0 sep3 3[2.3.4.5]");
        add(
                "DrNAS_cifar10",
                "DrNAS, CIFAR-10 (Chen et al., ICLR 2021)",
                "sep3 0 sep5 1|sep3 1 sep3 2|skip 0 sep3 1|sep3 2 dil5 3[2.3.4.5]",
                "max3 0 sep5 1|dil5 2 sep5 1|sep5 1 dil5 3|skip 4 sep5 1[2.3.4.5]");
        add(
                "DrNAS_imagenet",
                "DrNAS, ImageNet (Chen et al., ICLR 2021)",
                "sep3 1 sep3 0|sep3 0 sep3 1|sep3 0 dil3 3|skip 0 sep3 1[2.3.4.5]",
                "max3 0 sep3 1|sep3 0 skip 2|sep3 0 sep3 2|sep3 3 sep3 1[2.3.4.5]");
        add(
                "NASNet",
                "NASNet-A (Zoph et al., CVPR 2018), as quark0/darts writes it",
                "sep5 1 sep3 0|sep5 0 sep3 0|avg3 1 skip 0|avg3 0 avg3 0|sep3 1 skip 1[2.3.4.5.6]",
                "sep5 1 sep7 0|max3 1 sep7 0|avg3 1 sep5 0|skip 3 avg3 2|sep3 2 max3 1[4.5.6]");
        add(
                "AmoebaNet",
                "AmoebaNet-A (Real et al., AAAI 2019), as quark0/darts writes it",
                "avg3 0 max3 1|sep3 0 sep5 2|sep3 0 avg3 3|sep3 1 skip 1|skip 0 avg3 1[4.5.6]",
                "avg3 0 sep3 1|max3 0 sep7 2|sep7 0 avg3 1|max3 0 max3 1|conv7 0 sep3 5[3.4.6]");
    }

    /** In the order of {@code assay list genotypes}. */
    public static List<PublishedDarts> all() {
        return List.copyOf(ALL.values());
    }

    /** @throws GenotypeException if no cell has this name */
    public static GenotypeDarts named(String name) {
        PublishedDarts found = ALL.get(name);
        if (found == null) {
            throw new GenotypeException(1, "one of " + String.join("|", ALL.keySet()), TextScan.quote(name));
        }
        return found.genotype();
    }

    private static void add(String name, String about, String normal, String reduce) {
        String text = "normal=" + spelled(normal) + ";reduce=" + spelled(reduce);
        ALL.put(name, new PublishedDarts(name, about, new DartsText(text).read()));
    }

    /** Turns a short form above into the text of {@link GenotypeDarts#text()}. */
    private static String spelled(String cell) {
        return cell.replaceAll(" (\\d)", "~$1")
                .replace(' ', '+')
                .replaceAll("\\b(max|avg)3", "$1_pool_3x3")
                .replaceAll("\\b(sep|dil)(\\d)", "$1_conv_$2x$2")
                .replace("skip", "skip_connect")
                .replace("conv7", "conv_7x1_1x7");
    }
}
