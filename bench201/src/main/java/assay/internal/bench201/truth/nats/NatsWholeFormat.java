package assay.internal.bench201.truth.nats;

import assay.internal.bench201.truth.kind.Recognise;
import assay.internal.core.pickle.PickleLimits;
import assay.internal.core.pickle.PickleReader;
import assay.internal.data.archive.ReadAhead;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** NATS-Bench as one file, {@code NATS-tss-v1_0-3ffb9.pickle.pbz2}, of one of its spaces. */
public final class NatsWholeFormat extends WholeFormat {
    public NatsWholeFormat(NatsSpace space) {
        super(space);
    }

    @Override
    public String key() {
        return "nats";
    }

    @Override
    public String about() {
        return "NATS-Bench as one file (*.pickle.pbz2)";
    }

    @Override
    public boolean claims(Path file) throws IOException {
        String name = file.getFileName().toString();
        return Recognise.isPickle(name)
                && !NatsPiece.is(name)
                && NatsFiles.start(Files.newInputStream(file), name).equals(Optional.of(space));
    }

    @Override
    Content open(Path file, String name) throws IOException {
        Counted packed = new Counted(Files.newInputStream(file));
        InputStream plain = new ReadAhead(Unpack.bzip2(packed, name, UnpackLimits.WHOLE));
        PickleReader reader = new PickleReader(plain, name, PickleLimits.WHOLE);
        return new Content() {
            @Override
            public PickleReader pickle() {
                return reader;
            }

            @Override
            public void finish() {
                reader.requireEnd();
            }

            @Override
            public long position() {
                return packed.count();
            }

            @Override
            public void close() throws IOException {
                plain.close();
            }
        };
    }
}
