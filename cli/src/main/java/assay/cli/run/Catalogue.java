package assay.cli.run;

import assay.cli.config.MethodConfig;
import assay.cli.config.MethodSpec;
import assay.cli.config.Parameter;
import assay.cli.config.Parameter.Real;
import assay.cli.config.Parameter.Whole;
import assay.cli.config.Parameter.Word;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import assay.supernet.search.Learn;
import assay.supernet.search.Method;
import assay.supernet.search.Methods;
import assay.supernet.search.Pick;
import assay.supernet.search.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The methods that an experiment file can name: those of {@link Methods}, with the parameters that their parts have. A
 * method added there is here too.
 */
public final class Catalogue {
    private Catalogue() {}

    /** In the order of {@code assay list methods}. */
    public static List<MethodSpec> methods() {
        return Stream.concat(
                        Methods.all().stream().map(m -> new MethodSpec(m.name(), about(m), parameters(m))),
                        TableMethods.specs().stream())
                .toList();
    }

    /** The proxies that a selection can score by. */
    public static List<String> proxies() {
        return Proxies.ALL.stream().map(Proxy::name).toList();
    }

    private static String about(Method m) {
        String parts = m.search()
                .map(s -> s.relax().title() + "; " + s.learn().title() + "; "
                        + s.updates().title() + "; ")
                .orElse("");
        return parts + m.pick().title() + " (" + m.source() + ")";
    }

    private static List<Parameter> parameters(Method m) {
        List<Parameter> all = new ArrayList<>();
        m.search().ifPresent(search -> {
            if (search.learn() instanceof Learn.ByAdam adam) {
                all.add(new Real("alpha_rate", adam.rate(), 0, "learning rate of the architecture parameters"));
                all.add(new Real("alpha_decay", adam.decay(), 0, "weight decay of Adam on them"));
            } else if (search.learn() instanceof Learn.ByVAdam vadam) {
                all.add(new Real("alpha_rate", vadam.rate(), 0, "learning rate of the architecture parameters"));
                all.add(new Whole("draws", vadam.samples(), 1, "Monte-Carlo samples of them per step, M"));
                all.add(new Real("prior_precision", vadam.priorPrec(), 0, "of their Gaussian prior, delta"));
                all.add(new Real(
                        "initial_precision", vadam.precInit(), 0, "their first standard deviation is 1/sqrt of it"));
            }
            all.add(new Whole("warmup", search.warmup(), 0, "first epochs in which only the weights are trained"));
        });
        if (m.pick() instanceof Pick.BestOf best) {
            all.add(new Whole("samples", best.samples(), 1, "cells drawn to choose among"));
            all.add(new Word("proxy", best.proxy(), proxies(), "scores the drawn cells; the highest wins"));
            all.add(new Whole("proxy_channels", 16, 1, "of the network that is scored"));
            all.add(new Whole("proxy_cells", 5, 1, "per stage of the network that is scored"));
        }
        return all;
    }

    /** What trains a supernet; empty for methods that do not. */
    static Optional<Search> search(MethodConfig c) {
        return TableMethods.has(c.name()) ? Optional.empty() : method(c).search();
    }

    /** The composition that a configuration describes. */
    static Method method(MethodConfig c) {
        Method m = Methods.named(c.name());
        if (m.search().isPresent()) {
            m = m.learn(learn(m.search().get().learn(), c)).warmup(c.integer("warmup"));
        }
        return m.pick() instanceof Pick.BestOf ? m.pick(new Pick.BestOf(c.integer("samples"), c.word("proxy"))) : m;
    }

    private static Learn learn(Learn part, MethodConfig c) {
        return part instanceof Learn.ByAdam
                ? new Learn.ByAdam(c.number("alpha_rate"), c.number("alpha_decay"))
                : new Learn.ByVAdam(
                        c.number("alpha_rate"),
                        c.integer("draws"),
                        c.number("prior_precision"),
                        c.number("initial_precision"));
    }
}
