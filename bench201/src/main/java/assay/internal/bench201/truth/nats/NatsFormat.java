package assay.internal.bench201.truth.nats;

import assay.internal.bench201.truth.kind.Recognise;
import assay.internal.data.importing.BenchmarkFormat;
import assay.internal.data.importing.Pipeline;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.importing.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files of NATS-Bench without weights, of one of its spaces: {@code meta.pickle.pbz2} and one file per architecture, some or
 * all of them, in a folder or a tar.
 */
public final class NatsFormat implements BenchmarkFormat {
    private final NatsSpace space;
    private final NatsFiles files = new NatsFiles();

    public NatsFormat(NatsSpace space) {
        this.space = space;
    }

    @Override
    public String key() {
        return "nats";
    }

    @Override
    public StoreKind kind() {
        return space.kind();
    }

    @Override
    public String about() {
        return "a NATS-Bench '-simple' folder or tar";
    }

    @Override
    public boolean isOfFolders() {
        return true;
    }

    @Override
    public boolean claims(Path file) throws IOException {
        return files.spaceOf(file).equals(Optional.of(space));
    }

    @Override
    public void read(List<Path> files, Target target) throws IOException, SQLException {
        Map<Path, List<Path>> pieces = new LinkedHashMap<>();
        for (Path file : files) {
            if (Recognise.isTar(file)) {
                read(new NatsPieces.OfTar(file, this, target), target);
            } else {
                pieces.computeIfAbsent(file.toRealPath().getParent(), folder -> new ArrayList<>())
                        .add(file);
            }
        }
        for (List<Path> folder : pieces.values()) {
            read(new NatsPieces.OfFolder(folder, this, target), target);
        }
    }

    /** Pieces are unpacked and checked by workers, and stored by this thread in their order. */
    private void read(NatsPieces pieces, Target target) throws IOException, SQLException {
        long total = pieces.total();
        target.at(0, total, "");
        try (pieces) {
            Pipeline.run(pieces, piece -> piece.read(space), read -> {
                NatsPiece piece = read.piece();
                int source = target.source(piece.source(), this);
                int arch = read.record() == null ? -1 : read.record().arch();
                if (target.start(source, piece.name(), arch, piece.sha256(), piece.packed().length)) {
                    if (read.record() != null) {
                        read.record().write(piece.source(), source, target);
                    }
                    target.finish(Target.Checksum.UNKNOWN);
                }
                target.at(Math.min(piece.end(), total), total, piece.name());
            });
        }
    }
}
