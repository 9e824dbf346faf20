package assay.core.space.recurrent;

import assay.core.space.GenotypeException;
import assay.internal.core.text.TextScan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The recurrent cells with which the literature compares, by their names in the published repositories (quark0/darts,
 * D-X-Y/GDAS, xiangning-chen/SmoothDARTS).
 *
 * @param about where it comes from
 */
public record PublishedRecurrent(String name, String about, GenotypeRecurrent genotype) {
    private static final Map<String, PublishedRecurrent> ALL = new LinkedHashMap<>();

    static {
        add(
                "DARTS_V1",
                "DARTS, first release (Liu et al., 2018)",
                "relu~0|relu~1|tanh~2|relu~3|relu~4|identity~1|relu~5|relu~1[1.2.3.4.5.6.7.8]");
        add(
                "DARTS_V2",
                "DARTS, second release, whose results the paper has (Liu et al., ICLR 2019)",
                "sigmoid~0|relu~1|relu~1|identity~1|tanh~2|sigmoid~5|tanh~3|relu~5[1.2.3.4.5.6.7.8]");
        add(
                "GDAS",
                "GDAS (Dong and Yang, CVPR 2019)",
                "relu~0|relu~0|identity~1|relu~1|tanh~0|relu~2|identity~4|identity~2[1.2.3.4.5.6.7.8]");
        add(
                "SDARTS_RS",
                "SmoothDARTS, random smoothing (Chen and Hsieh, ICML 2020)",
                "sigmoid~0|sigmoid~1|identity~2|sigmoid~1|tanh~2|tanh~2|sigmoid~0|sigmoid~3[1.2.3.4.5.6.7.8]");
        add(
                "SDARTS_ADV",
                "SmoothDARTS, adversarial (Chen and Hsieh, ICML 2020)",
                "relu~0|relu~1|tanh~2|relu~3|identity~2|relu~1|tanh~2|relu~7[1.2.3.4.5.6.7.8]");
        add(
                "ENAS",
                "ENAS, 11 nodes (Pham et al., ICML 2018), as quark0/darts writes it",
                "tanh~0|tanh~1|relu~1|tanh~3|tanh~3|relu~3|relu~4|relu~7|relu~8|relu~8|relu~8[2.5.6.9.10.11]");
    }

    /** In the order of {@code assay list genotypes}. */
    public static List<PublishedRecurrent> all() {
        return List.copyOf(ALL.values());
    }

    /** @throws GenotypeException if none has this name */
    public static GenotypeRecurrent named(String name) {
        PublishedRecurrent found = ALL.get(name);
        if (found == null) {
            throw new GenotypeException(1, "one of " + String.join("|", ALL.keySet()), TextScan.quote(name));
        }
        return found.genotype();
    }

    private static void add(String name, String about, String text) {
        ALL.put(name, new PublishedRecurrent(name, about, new RecurrentText(text).read()));
    }
}
