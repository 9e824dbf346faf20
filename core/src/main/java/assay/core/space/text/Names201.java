package assay.core.space.text;

import assay.core.space.GenotypeException;
import assay.core.space.bench201.Op201;
import assay.internal.core.literal.Literal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The names that other programs have for the operations of NAS-Bench-201, and their order of edges. */
final class Names201 {
    /** {@code OP_NAMES_NB201} of NASLib: the meaning of its numbers. */
    static final List<Op201> NASLIB =
            List.of(Op201.SKIP_CONNECT, Op201.NONE, Op201.CONV_3X3, Op201.CONV_1X1, Op201.AVG_POOL_3X3);

    /** The names of NASLib's classes, in the same order. */
    static final List<String> NASLIB_CLASSES =
            List.of("Identity", "Zero", "ReLUConvBN3x3", "ReLUConvBN1x1", "AvgPool1x1");

    /**
     * The places of the official edges 1&lt;-0, 2&lt;-0, 2&lt;-1, 3&lt;-0, 3&lt;-1, 3&lt;-2 in NASLib's list, which is sorted
     * by the node at which an edge starts.
     */
    private static final int[] PLACE_IN_NASLIB = {0, 1, 3, 2, 4, 5};

    private static final Map<String, Op201> OPS = new LinkedHashMap<>();

    static {
        for (Op201 op : Op201.values()) {
            OPS.put(op.token(), op);
            OPS.putIfAbsent(op.token().replace("nor_", ""), op);
        }
    }

    private Names201() {}

    /** The operation with this official name, or with NNI's name, which is without {@code nor_}. */
    static Optional<Op201> op(String name) {
        return Optional.ofNullable(OPS.get(name));
    }

    /** The operation that a value names; otherwise an error at its column. */
    static Op201 op(Literal value) {
        return value.words()
                .flatMap(Names201::op)
                .orElseThrow(() -> new GenotypeException(value.column(), expected(), found(value)));
    }

    static String expected() {
        return "one of " + Arrays.stream(Op201.values()).map(Op201::token).collect(Collectors.joining("|"));
    }

    /** A value in a message. */
    static String found(Literal value) {
        return value.words()
                .map(w -> "'" + (w.length() > 24 ? w.substring(0, 24) + "..." : w) + "'")
                .or(() -> value.whole().map(String::valueOf))
                .orElse("a list");
    }

    /** The place of an official edge in NASLib's list. */
    static int placeInNaslib(int edge) {
        return PLACE_IN_NASLIB[edge];
    }

    /** Puts operations from NASLib's order into the official order. */
    static List<Op201> official(List<Op201> naslib) {
        return Arrays.stream(PLACE_IN_NASLIB).mapToObj(naslib::get).toList();
    }
}
