package assay.internal.bench201.truth.kind;

import assay.internal.data.importing.StoreKind;
import assay.internal.data.store.StoreWriter;

/**
 * The store of device costs of FBNet's space: 22 layers with one of 9 operations each. There are 10^21 networks, so the store
 * has only those in the files.
 */
public final class KindFbnet implements StoreKind {
    public static final KindFbnet KIND = new KindFbnet();

    private KindFbnet() {}

    @Override
    public String benchmark() {
        return "fbnet";
    }

    @Override
    public String schema() {
        return """
                CREATE TABLE architecture (arch INTEGER PRIMARY KEY, text VARCHAR NOT NULL);
                COMMENT ON TABLE architecture IS 'The networks that something is known of.';
                COMMENT ON COLUMN architecture.arch IS 'Row of the published sample.';
                COMMENT ON COLUMN architecture.text IS 'Operations of the 22 layers, joined by -: 0 k3_e1, 1 k3_e1_g2, 2 k3_e3, 3 k3_e6, 4 k5_e1, 5 k5_e1_g2, 6 k5_e3, 7 k5_e6, 8 skip.';
                """;
    }

    /** Adds nothing: the store has only the architectures of the files. */
    @Override
    public void architectures(StoreWriter store) {}
}
