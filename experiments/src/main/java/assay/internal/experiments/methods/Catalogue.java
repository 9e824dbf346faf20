package assay.internal.experiments.methods;

import assay.core.error.UsageException;
import assay.core.setting.Choice;
import assay.core.setting.Setting;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.config.MethodSpec;
import assay.internal.experiments.config.SpaceDefaults;
import assay.internal.proxies.study.ProxyRule;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import assay.supernet.search.method.Method;
import assay.supernet.search.method.Methods;
import assay.supernet.search.method.Pick;
import assay.supernet.search.method.Search;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The methods that an experiment file can name: those of {@link Methods}, with the settings that their parts declare, and those
 * that ask a table. A method that is added there appears here too.
 */
public final class Catalogue {
    private Catalogue() {}

    /** All methods, in the order of {@code assay list methods}. */
    public static List<MethodSpec> methods() {
        return Stream.concat(Methods.all().stream().map(Catalogue::spec), AskingMethods.specs().stream())
                .toList();
    }

    private static MethodSpec spec(Method m) {
        List<Setting> settings =
                m.settings().stream().map(Catalogue::withProxies).toList();
        return new MethodSpec(
                m.name(),
                about(m),
                settings,
                SpaceDefaults.of(m.name(), settings, m.elsewhere()),
                m.search().isPresent(),
                values -> m.with(values).settings().stream()
                        .map(Catalogue::withProxies)
                        .toList());
    }

    /** Fills in the names of all proxies, which a selection by proxy does not know. */
    private static Setting withProxies(Setting s) {
        return s.name().equals(Pick.BestOf.PROXY)
                ? new Choice<>(
                        s.name(),
                        s.standard().toString(),
                        proxies(),
                        w -> w,
                        Catalogue::ranking,
                        s.about()
                                + "; several together: {rank_product: [a, b]}, {rank_sum: [a, b]}, {worst_rank: [a, b]}")
                : s;
    }

    /** Several proxies together, or one that takes arguments: {@code rank_product(a,b)}, {@code a*b}. */
    private static Optional<String> ranking(Object value) {
        String text = value.toString();
        for (ProxyRule.Rule rule : ProxyRule.Rule.values()) {
            String opened = rule.key() + "(";
            if (text.startsWith(opened) && text.endsWith(")")) {
                text = text.substring(opened.length(), text.length() - 1).replace(",", rule.sign());
            }
        }
        try {
            return Optional.of(ProxyRule.of(text).text());
        } catch (UsageException e) {
            return Optional.empty();
        }
    }

    /** The proxies that a selection can use. */
    public static List<String> proxies() {
        return Proxies.all().stream().map(Proxy::name).toList();
    }

    private static String about(Method m) {
        String parts = m.search()
                .map(s -> MethodTable.relaxation(s) + "; " + MethodTable.optimizer(s) + "; " + MethodTable.order(s)
                        + "; ")
                .orElse("");
        return parts + MethodTable.selection(m) + " (" + m.source() + ")";
    }

    /** The search that trains a supernet; empty for methods without one. */
    public static Optional<Search> search(MethodConfig c) {
        return AskingMethods.has(c) ? Optional.empty() : method(c).search();
    }

    /** The method that a configuration describes. */
    public static Method method(MethodConfig c) {
        return Methods.named(c.method()).with(c.settings());
    }
}
