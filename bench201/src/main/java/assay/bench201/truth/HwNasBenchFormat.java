package assay.bench201.truth;

import assay.data.importing.FileSources;
import assay.data.importing.StoreKind;
import assay.data.importing.Target;
import assay.data.pickle.PickleLimits;
import assay.data.pickle.PickleReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.LongConsumer;

/** HW-NAS-Bench's pickle: costs of the cells on devices, and of the blocks of FBNet's networks. */
final class HwNasBenchFormat extends FileSources {
    @Override
    public String key() {
        return "hw-nas-bench";
    }

    @Override
    public StoreKind kind() {
        return Kind201.KIND;
    }

    @Override
    public String about() {
        return "HW-NAS-Bench-v1_0.pickle";
    }

    @Override
    public boolean claims(Path file) throws IOException {
        return Recognise.isPickleOf(file, "nasbench201") || Recognise.isPickleOf(file, "fbnet");
    }

    @Override
    protected void read(Path file, String name, int source, Target target, LongConsumer progress)
            throws IOException, SQLException {
        HwNasBench content;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            content = new HwNasBench(name, PickleReader.read(in, name, PickleLimits.DEFAULT));
        }
        content.cells((arch, dataset, of, value) ->
                target.hardware(arch, dataset.key(), of.device(), of.metric(), value, of.unit(), source));
        content.blocks((block, of, value) -> target.block(of.device(), of.metric(), block, value, of.unit(), source));
    }
}
