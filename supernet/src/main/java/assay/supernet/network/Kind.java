package assay.supernet.network;

/** The kind of a parameter. It determines its initial values and whether proxies count it. */
public enum Kind {
    CONV_WEIGHT("conv.weight"),
    CONV_BIAS("conv.bias"),
    BN_WEIGHT("bn.weight"),
    BN_BIAS("bn.bias"),
    LINEAR_WEIGHT("linear.weight"),
    LINEAR_BIAS("linear.bias"),
    EMBEDDING_WEIGHT("embedding.weight"),
    CELL_WEIGHT("cell.weight"),
    DECODER_BIAS("decoder.bias");

    private final String key;

    Kind(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    /** Convolution and linear weights: what zero-cost proxies sum over (zero-cost-nas). */
    public boolean scored() {
        return this == CONV_WEIGHT || this == LINEAR_WEIGHT;
    }
}
