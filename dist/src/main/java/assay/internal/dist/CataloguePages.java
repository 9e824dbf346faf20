package assay.internal.dist;

import assay.internal.experiments.methods.MethodsPage;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A page for each method and each proxy, in Markdown, made from the catalogue. */
final class CataloguePages {
    /** Sections about all of them. */
    private static final Set<String> COMMON = Set.of("What each is made of", "Parts for every method");

    private CataloguePages() {}

    /** By name. The sections of docs/methods.md. */
    static Map<String, String> methods() {
        Map<String, String> pages = new TreeMap<>();
        String[] sections = MethodsPage.page().split("(?m)^## ");
        for (int i = 1; i < sections.length; i++) {
            int line = sections[i].indexOf('\n');
            String name = sections[i].substring(0, line);
            if (!COMMON.contains(name)) {
                pages.put(
                        name,
                        "# " + sections[i].strip().replaceAll("\\]\\(#([a-z0-9-]+)\\)", "]($1.md)")
                                + "\n\n[All methods](../methods.md), with the parameters that every method has; "
                                + "[departures](../departures.md) from papers.\n");
            }
        }
        return pages;
    }

    /** By name, those whose facts are known. */
    static Map<String, String> proxies() {
        Map<String, String> pages = new TreeMap<>();
        for (Proxy p : Proxies.all()) {
            p.facts()
                    .ifPresent(f -> pages.put(p.name(), """
                    # %s

                    %s. Source: %s. Larger is better.

                    | | |
                    | --- | --- |
                    | input | %s |
                    | initialisation | %s |
                    | normalisation | %s |
                    | layers | %s |
                    | undefined | %s |
                    | scored for | %s |

                        assay proxy score 201 --index 6111 --proxies %s

                    [All proxies](../proxies.md), and what is known of them.
                    """.formatted(
                                    p.name(),
                                    cell(f.measures()),
                                    f.source(),
                                    cell(f.input()),
                                    cell(f.initialisation()),
                                    cell(f.normalisation()),
                                    cell(f.layers()),
                                    cell(f.undefined()),
                                    p.isOfFunction() ? "each class of equal networks" : "each cell",
                                    p.name())));
        }
        return pages;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
