package assay.core.space.darts;

import assay.internal.core.text.TextScan;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The operations of a DARTS edge: the eight that are searched, in the order of alpha, then two that only the cells of
 * NASNet and AmoebaNet use (quark0/darts).
 */
public enum OpDarts {
    NONE("none"),
    MAX_POOL_3X3("max_pool_3x3"),
    AVG_POOL_3X3("avg_pool_3x3"),
    SKIP_CONNECT("skip_connect"),
    SEP_CONV_3X3("sep_conv_3x3"),
    SEP_CONV_5X5("sep_conv_5x5"),
    DIL_CONV_3X3("dil_conv_3x3"),
    DIL_CONV_5X5("dil_conv_5x5"),
    SEP_CONV_7X7("sep_conv_7x7"),
    CONV_7X1_1X7("conv_7x1_1x7");

    /** The operations that a search chooses from, {@code none} first. */
    public static final List<OpDarts> SEARCHED = List.of(values()).subList(0, 8);

    private static final Map<String, OpDarts> BY_TOKEN =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(OpDarts::token, op -> op));

    private final String token;

    OpDarts(String token) {
        this.token = token;
    }

    /** The operation's name in the official literals. */
    public String token() {
        return token;
    }

    /** The side of the operation's kernel; 1 for {@code none} and skip connections. */
    public int kernel() {
        return switch (this) {
            case NONE, SKIP_CONNECT -> 1;
            case MAX_POOL_3X3, AVG_POOL_3X3, SEP_CONV_3X3, DIL_CONV_3X3 -> 3;
            case SEP_CONV_5X5, DIL_CONV_5X5 -> 5;
            case SEP_CONV_7X7, CONV_7X1_1X7 -> 7;
        };
    }

    /** The operation with this name, if there is one. */
    public static Optional<OpDarts> ofToken(String token) {
        return Optional.ofNullable(BY_TOKEN.get(token));
    }

    /** The operation that is next in a text, which must be one that carries something. */
    static OpDarts read(TextScan scan) {
        return scan.named(
                token -> ofToken(token).filter(op -> op != NONE),
                Arrays.stream(values())
                        .filter(op -> op != NONE)
                        .map(OpDarts::token)
                        .collect(Collectors.joining("|", "one of ", "")));
    }
}
