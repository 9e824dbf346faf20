package assay.internal.bench201.embedded;

import assay.internal.bench201.truth.kind.Kind201;
import assay.internal.bench201.truth.kind.KindSize;
import assay.internal.data.embedded.EmbeddedTable;
import assay.internal.data.embedded.PackedTable;
import assay.internal.data.importing.StoreKind;

/** Published tables that are part of this program. The README beside the files describes their content and sources. */
public final class Embedded201 {
    /** NAS-Bench-201 with the costs of HW-NAS-Bench. */
    public static final EmbeddedTable CELLS =
            table(Kind201.KIND, "6bb60c423b75e4aae11452c909e0290b9db58e826ee264756dd4b558c42c5ada");

    /** NATS-Bench's size space. */
    public static final EmbeddedTable SIZES =
            table(KindSize.KIND, "061c917d36ae3629ad2fb8a2d05938dcc7757575ca99e775995ea490148d8a0c");

    private Embedded201() {}

    private static EmbeddedTable table(StoreKind kind, String sha256) {
        return EmbeddedTable.beside(
                Embedded201.class,
                kind.benchmark() + ".parquet",
                kind.benchmark(),
                sha256,
                (file, store, importer) -> PackedTable.make(kind, file, store, importer));
    }
}
