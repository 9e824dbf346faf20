package assay.internal.supernet.kernels;

import assay.internal.supernet.nd4j.Nd4jBackend;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;

/** The ways in which ND4J's backend computes. */
enum Way {
    FLOAT64(DType.FLOAT64, true, 1e-12),
    /** 2e-5 of the largest value: sums of up to some thousand products in float32, each rounded to 6e-8. */
    FLOAT32_CPU(DType.FLOAT32, false, 2e-5),
    FLOAT32_PORTABLE(DType.FLOAT32, true, 2e-5);

    private final DType dtype;
    private final boolean portable;
    private final double tolerance;

    Way(DType dtype, boolean portable, double tolerance) {
        this.dtype = dtype;
        this.portable = portable;
        this.tolerance = tolerance;
    }

    Backend open() {
        return portable ? new Nd4jBackend(dtype) : Nd4jBackend.open(dtype);
    }

    /** As a share of the largest value. */
    double tolerance() {
        return tolerance;
    }
}
