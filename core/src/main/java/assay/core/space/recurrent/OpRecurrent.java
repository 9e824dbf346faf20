package assay.core.space.recurrent;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The operations of an edge, in the order of alpha. They have no parameters: the matrix belongs to the node. */
public enum OpRecurrent {
    /** Zero in place of the candidate: the gate alone acts, and the state decays. */
    NONE("none"),
    TANH("tanh"),
    RELU("relu"),
    SIGMOID("sigmoid"),
    /** The candidate itself. It goes through matrix and gate like the results of the other operations. */
    IDENTITY("identity");

    /** The operations that a derived cell chooses from. */
    public static final List<OpRecurrent> CHOSEN = List.of(TANH, RELU, SIGMOID, IDENTITY);

    private static final Map<String, OpRecurrent> BY_TOKEN =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(OpRecurrent::token, op -> op));

    private final String token;

    OpRecurrent(String token) {
        this.token = token;
    }

    /** The operation's name in the official literals. */
    public String token() {
        return token;
    }

    /** The operation of this name, if there is one. */
    public static Optional<OpRecurrent> ofToken(String token) {
        return Optional.ofNullable(BY_TOKEN.get(token));
    }

    /** The expected operations, for messages. */
    public static String expected() {
        return Arrays.stream(values()).map(OpRecurrent::token).collect(Collectors.joining("|", "one of ", ""));
    }
}
