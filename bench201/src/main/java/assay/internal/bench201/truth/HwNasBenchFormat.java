package assay.internal.bench201.truth;

import assay.internal.bench201.truth.kind.Kind201;
import assay.internal.bench201.truth.kind.KindFbnet;
import assay.internal.bench201.truth.kind.Recognise;
import assay.internal.core.pickle.PickleLimits;
import assay.internal.core.pickle.PickleReader;
import assay.internal.data.importing.FileSources;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.importing.Target;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.LongConsumer;

/** HW-NAS-Bench's pickle, which is about two spaces. Each of the two formats here takes the values for its store. */
abstract class HwNasBenchFormat extends FileSources {
    @Override
    public final String key() {
        return "hw-nas-bench";
    }

    @Override
    public final String about() {
        return "HW-NAS-Bench-v1_0.pickle";
    }

    @Override
    public final boolean claims(Path file) throws IOException {
        return Recognise.isPickleOf(file, "nasbench201") || Recognise.isPickleOf(file, "fbnet");
    }

    @Override
    protected final void read(Path file, String name, int source, Target target, LongConsumer progress)
            throws IOException, SQLException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            read(new HwNasBench(name, new PickleReader(in, name, PickleLimits.DEFAULT)), source, target);
        }
    }

    abstract void read(HwNasBench content, int source, Target target) throws SQLException;

    /** Costs of the cells of NAS-Bench-201 on devices. */
    static final class Cells extends HwNasBenchFormat {
        @Override
        public StoreKind kind() {
            return Kind201.KIND;
        }

        @Override
        void read(HwNasBench content, int source, Target target) throws SQLException {
            content.cells((arch, dataset, of, value) ->
                    target.hardware(arch, dataset.key(), of.device(), of.metric(), value, of.unit(), source));
        }
    }

    /** Costs of the blocks of FBNet's networks. */
    static final class Blocks extends HwNasBenchFormat {
        @Override
        public StoreKind kind() {
            return KindFbnet.KIND;
        }

        @Override
        void read(HwNasBench content, int source, Target target) throws SQLException {
            content.blocks(
                    (block, of, value) -> target.block(of.device(), of.metric(), block, value, of.unit(), source));
        }
    }
}
