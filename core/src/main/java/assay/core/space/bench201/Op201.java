package assay.core.space.bench201;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The operations of a NAS-Bench-201 edge, in the official order (the order of alpha). */
public enum Op201 {
    NONE("none"),
    SKIP_CONNECT("skip_connect"),
    CONV_1X1("nor_conv_1x1"),
    CONV_3X3("nor_conv_3x3"),
    AVG_POOL_3X3("avg_pool_3x3");

    private static final Map<String, Op201> BY_TOKEN =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Op201::token, op -> op));

    private final String token;

    Op201(String token) {
        this.token = token;
    }

    /** The operation's name in the official string. */
    public String token() {
        return token;
    }

    /** The operation with this name, if there is one. */
    public static Optional<Op201> ofToken(String token) {
        return Optional.ofNullable(BY_TOKEN.get(token));
    }
}
