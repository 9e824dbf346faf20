package assay.internal.supernet.kernels;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;

/** The ways in which libtorch computes. */
enum Way {
    FLOAT64(DType.FLOAT64, 1e-12),
    /** 2e-5 of the largest value: sums of up to some thousand products in float32, each rounded to 6e-8. */
    FLOAT32(DType.FLOAT32, 2e-5);

    private final DType dtype;
    private final double tolerance;

    Way(DType dtype, double tolerance) {
        this.dtype = dtype;
        this.tolerance = tolerance;
    }

    Backend open() {
        return Backends.open(Backends.TORCH, dtype);
    }

    /** As a share of the largest value. */
    double tolerance() {
        return tolerance;
    }
}
