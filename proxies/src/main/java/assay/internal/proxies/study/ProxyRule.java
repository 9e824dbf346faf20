package assay.internal.proxies.study;

import assay.core.error.UsageException;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How architectures are ordered: by one proxy, or by several together. Several proxies give a score only within a pool, which
 * is the set of compared architectures. In another pool, the same architecture has another score.
 *
 * @param proxies one, unless the rule joins several
 */
public record ProxyRule(Rule rule, List<Proxy> proxies) {
    /** AZ-NAS: the rank product of its three components and the multiply-adds (Lee and Ham, CVPR 2024). */
    public static final String AZ_NAS = "az_nas";

    private static final String AZ_NAS_PARTS = "az_nas_expressivity*az_nas_progressivity*az_nas_trainability*flops";

    /** How several scores become one. */
    public enum Rule {
        /** {@link Combined#rankSum}. */
        RANK_SUM("rank_sum", "+"),
        /** {@link Combined#rankProduct}. */
        RANK_PRODUCT("rank_product", "*"),
        /** {@link Combined#worstRank}. */
        WORST_RANK("worst_rank", "^");

        private final String key;
        private final String sign;

        Rule(String key, String sign) {
            this.key = key;
            this.sign = sign;
        }

        /** As in experiment files: {@code rank_product}. */
        public String key() {
            return key;
        }

        /** What joins names: {@code *}. */
        public String sign() {
            return sign;
        }

        /** The joint score of each architecture. @param scores {@code [proxies][architectures]}, NaN where undefined */
        public double[] combine(double[][] scores) {
            return switch (this) {
                case RANK_SUM -> Combined.rankSum(scores);
                case RANK_PRODUCT -> Combined.rankProduct(scores);
                case WORST_RANK -> Combined.worstRank(scores);
            };
        }
    }

    public ProxyRule {
        proxies = List.copyOf(proxies);
    }

    /**
     * The rule with this name: {@code jacob_cov}, {@code jacob_cov*on_path_flops} (rank product), {@code synflow+snip} (rank
     * sum), {@code synflow^snip} (worst rank), {@code az_nas}.
     *
     * @throws UsageException if it names no proxies, or joins them by several signs
     */
    public static ProxyRule of(String name) {
        String text = name.equals(AZ_NAS) ? AZ_NAS_PARTS : name;
        if (Arrays.stream(Rule.values()).filter(r -> text.contains(r.sign)).count() > 1) {
            throw new UsageException("proxy: expected names joined by '+' (rank sum), '*' (rank product) or '^' (worst"
                    + " rank), found several of these signs in '" + name + "'.");
        }
        List<Proxy> proxies = parts(text).stream().map(Proxies::named).toList();
        return new ProxyRule(rule(text), proxies);
    }

    /** Whether a name stands for several proxies, so that one architecture alone has no score. */
    public static boolean isPooled(String name) {
        return name.equals(AZ_NAS) || Arrays.stream(Rule.values()).anyMatch(r -> name.contains(r.sign));
    }

    /** The parts of a name of several proxies: {@code [synflow, snip]}. The name of one proxy is its only part. */
    public static List<String> parts(String name) {
        return List.of((name.equals(AZ_NAS) ? AZ_NAS_PARTS : name).split("[+*^]", -1));
    }

    /** The way in which a name joins its parts. */
    public static Rule rule(String name) {
        return name.equals(AZ_NAS)
                ? Rule.RANK_PRODUCT
                : Arrays.stream(Rule.values())
                        .filter(r -> name.contains(r.sign))
                        .findFirst()
                        .orElse(Rule.RANK_SUM);
    }

    /** Whether one of them looks at images. */
    public boolean needsData() {
        return proxies.stream().anyMatch(Proxy::needsData);
    }

    /** The name, in the form that {@link #of} reads. */
    public String text() {
        return proxies.stream().map(Proxy::name).collect(Collectors.joining(rule.sign));
    }
}
