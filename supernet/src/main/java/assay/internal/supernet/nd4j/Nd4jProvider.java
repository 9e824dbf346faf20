package assay.internal.supernet.nd4j;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.BackendInfo;
import assay.supernet.tensor.BackendProvider;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;

/** Makes {@code --backend nd4j} known. */
public final class Nd4jProvider implements BackendProvider {
    @Override
    public String id() {
        return Backends.ND4J;
    }

    @Override
    public Backend open(DType dtype) {
        return Nd4jBackend.open(dtype);
    }

    @Override
    public BackendInfo inspect() {
        return Nd4jBackend.inspect();
    }
}
