package assay.internal.bench201.truth.nats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** NAS-Bench-201's own file, {@code NAS-Bench-201-v1_1-096897.pth}: a pickle in a container of PyTorch. */
public final class PthFormat extends WholeFormat {
    public PthFormat() {
        super(NatsSpace.TOPOLOGY);
    }

    @Override
    public String key() {
        return "pth";
    }

    @Override
    public String about() {
        return "NAS-Bench-201 as one file (*.pth)";
    }

    @Override
    public boolean claims(Path file) throws IOException {
        return PthContent.isLegacy(file) || PthContent.isZip(file);
    }

    @Override
    Content open(Path file, String name) throws IOException {
        return PthContent.isZip(file)
                ? PthContent.zip(Files.newByteChannel(file), name)
                : PthContent.legacy(Files.newInputStream(file), name);
    }
}
