package assay.internal.bench1shot1.truth;

import assay.core.error.DataFormatException;
import assay.internal.core.pickle.PickleLimits;
import assay.internal.core.pickle.PickleReader;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.data.importing.FileSources;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.importing.Target;
import assay.internal.data.store.Preference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * NAS-Bench-101 in NASLib's form: a pickle {@code {hash: [{module_adjacency, module_operations, trainable_parameters}, {epochs:
 * [the official interface's values, ...]}]}}.
 */
final class NaslibFormat extends FileSources {
    /** The whole table has about 330 MB. */
    private static final UnpackLimits LIMITS = new UnpackLimits(2L << 30, 1000);

    private static final int HEAD = 4_096;

    @Override
    public String key() {
        return "naslib";
    }

    @Override
    public StoreKind kind() {
        return Kind101.KIND;
    }

    @Override
    public String about() {
        return "NASLib's pickle of NAS-Bench-101";
    }

    @Override
    public boolean claims(Path file) throws IOException {
        try (InputStream in = Unpack.plainOrGzip(file, file.getFileName().toString(), LIMITS)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            return head.startsWith("\u0080") && head.contains("module_adjacency");
        } catch (DataFormatException damaged) {
            return false;
        }
    }

    @Override
    protected void read(Path file, String name, int source, Target target, LongConsumer progress)
            throws IOException, SQLException {
        Object content = content(file, name, Runtime.getRuntime().maxMemory());
        Runs runs = new Runs(new Readings(name, target, Preference.OFFICIAL));
        if (!(content instanceof Map<?, ?> cells)) {
            throw new NaslibCell(name, "the file", List.of()).refused("expected a dict of cells");
        }
        for (Map.Entry<?, ?> cell : cells.entrySet()) {
            NaslibCell of = new NaslibCell(name, NaslibCell.shown(cell.getKey()), cell.getValue());
            target.refusingBy(of::refused);
            of.read(runs);
        }
        runs.finish(target, source);
    }

    /** @param heap the memory that may be used, in bytes */
    static Object content(Path file, String name, long heap) throws IOException {
        PickleLimits limits = PickleLimits.table(heap);
        try (InputStream in = Unpack.plainOrGzip(file, name, LIMITS)) {
            return PickleReader.read(in, name, limits);
        } catch (DataFormatException e) {
            if (!e.getMessage().contains("more than " + limits.objects() + " objects")
                    && !e.getMessage().contains("more than " + limits.memo() + " memo")) {
                throw e;
            }
            throw new DataFormatException(
                    name,
                    e.offset(),
                    e.getMessage() + " It is held whole while it is read, and the heap of " + (heap >> 20)
                            + " MB has room for " + limits.objects()
                            + " objects; all 423,624 cells with 108 epochs are 36"
                            + " million. With more memory: ASSAY_JAVA_OPTS=-Xmx5g; else take a part of the cells.",
                    e);
        }
    }
}
