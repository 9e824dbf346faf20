package assay.internal.experiments.gate;

import assay.proxies.Proxies;
import java.util.List;
import java.util.stream.Stream;

/**
 * Proxies whose rank correlation the gate measures, on the same cells.
 *
 * @param proxies scored together, so that they share a pass
 * @param cells fewer for expensive proxies
 */
public record ProxyPanel(List<String> proxies, int cells) {
    private static final int MANY = 120;
    private static final int FEW = 40;

    /** In every experiment. */
    public static final List<ProxyPanel> ALWAYS = alone(MANY, "synflow", "snip", "grad_norm", "jacob_cov");

    /** Panels of the embedded experiment. Its networks are so small that the newer proxies take only a minute more. */
    public static final List<ProxyPanel> EMBEDDED = Stream.of(
                    ALWAYS,
                    alone(MANY, "zico", "swap", "meco", "meco_opt", "epe_nas", "ntk_condition"),
                    alone(FEW, "gradsign"),
                    List.of(new ProxyPanel(
                            List.of("az_nas_expressivity", "az_nas_progressivity", "az_nas_trainability"), FEW)))
            .flatMap(List::stream)
            .toList();

    public ProxyPanel {
        proxies = List.copyOf(proxies);
    }

    private static List<ProxyPanel> alone(int cells, String... proxies) {
        return Stream.of(proxies).map(p -> new ProxyPanel(List.of(p), cells)).toList();
    }

    /** Whether one of the proxies needs images, or takes as long as one that does. */
    boolean needsImages() {
        return cells == FEW || proxies.stream().anyMatch(p -> Proxies.named(p).needsData());
    }

    @Override
    public String toString() {
        return cells + " cells by " + String.join(", ", proxies);
    }
}
