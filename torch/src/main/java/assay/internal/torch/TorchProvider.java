package assay.internal.torch;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.BackendInfo;
import assay.supernet.tensor.BackendProvider;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;

/** Makes {@code --backend torch} known. */
public final class TorchProvider implements BackendProvider {
    @Override
    public String id() {
        return Backends.TORCH;
    }

    @Override
    public Backend open(DType dtype) {
        return new TorchBackend(dtype);
    }

    @Override
    public BackendInfo inspect() {
        return TorchEngine.info();
    }
}
