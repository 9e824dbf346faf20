package assay.supernet.tape;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;

/** The same on ND4J. */
class Nd4jTapeLossPropertyTest extends TapeLossPropertyTest {
    @Override
    protected Backend open() {
        return Backends.open(Backends.ND4J, DType.FLOAT64);
    }
}
