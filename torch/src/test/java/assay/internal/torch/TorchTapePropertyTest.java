package assay.internal.torch;

import assay.supernet.tape.TapePropertyTest;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;

/** The tape's derivatives on libtorch. */
class TorchTapePropertyTest extends TapePropertyTest {
    @Override
    protected Backend open() {
        return Backends.open(Backends.TORCH, DType.FLOAT64);
    }
}
