package assay.core.space.bench101;

import java.util.Arrays;
import java.util.Optional;

/** The operations of a NAS-Bench-101 vertex; the ordinal is the label that the official hash uses. */
public enum Op101 {
    CONV_3X3("c3", "conv3x3-bn-relu"),
    CONV_1X1("c1", "conv1x1-bn-relu"),
    MAX_POOL_3X3("mp", "maxpool3x3");

    private final String token;
    private final String officialName;

    Op101(String token, String officialName) {
        this.token = token;
        this.officialName = officialName;
    }

    /** {@code c3}, {@code c1} or {@code mp}. */
    public String token() {
        return token;
    }

    /** The name in the table's records: {@code conv3x3-bn-relu}. */
    public String officialName() {
        return officialName;
    }

    /** The operation with this short or official name. */
    public static Optional<Op101> of(String name) {
        return Arrays.stream(values())
                .filter(op -> op.token.equals(name) || op.officialName.equals(name))
                .findFirst();
    }
}
