package assay.internal.torch;

import assay.supernet.tape.TapeLossPropertyTest;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;

/** Derivatives of losses on libtorch. */
class TorchTapeLossPropertyTest extends TapeLossPropertyTest {
    @Override
    protected Backend open() {
        return Backends.open(Backends.TORCH, DType.FLOAT64);
    }
}
