package assay.internal.supernet.plain;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.BackendInfo;
import assay.supernet.tensor.BackendProvider;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.util.List;

/** Makes {@code --backend plain} known. */
public final class PlainProvider implements BackendProvider {
    @Override
    public String id() {
        return Backends.PLAIN;
    }

    @Override
    public Backend open(DType dtype) {
        return new PlainBackend(dtype);
    }

    @Override
    public BackendInfo inspect() {
        return new BackendInfo("plain Java", "none", false, false, 1, List.of(), List.of());
    }
}
