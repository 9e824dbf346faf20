package assay.core.space;

/** The operations of a NAS-Bench-201 edge, in the official order (the order of alpha). */
public enum Op201 {
    NONE("none"),
    SKIP_CONNECT("skip_connect"),
    CONV_1X1("nor_conv_1x1"),
    CONV_3X3("nor_conv_3x3"),
    AVG_POOL_3X3("avg_pool_3x3");

    private final String token;

    Op201(String token) {
        this.token = token;
    }

    /** The operation's name in the official string. */
    public String token() {
        return token;
    }
}
