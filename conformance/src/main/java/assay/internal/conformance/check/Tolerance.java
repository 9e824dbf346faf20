package assay.internal.conformance.check;

import assay.supernet.tensor.DType;

/** How far a number may be from its reference, by what it is. */
public enum Tolerance {
    /** Counts: exact but for their decimal form. */
    COUNT(1e-12, 1e-12),
    /** Logits, losses, gradients, and what optimizers make of them: sums of many roundings in float32. */
    VALUE(1e-8, 1e-3),
    /** What holds a finite difference, which cancels half of the digits. */
    DIFFERENCE(1e-6, 1e-3),
    /** Where the reference has PyTorch's approximation of the Dirichlet's derivative, which is off by up to 1e-3. */
    APPROXIMATED(3e-3, 3e-3),
    /** What follows from that. */
    FROM_APPROXIMATED(1e-3, 1e-3),
    /** Gradients of a float32 pass in which ReLU inputs within rounding of zero switched sides: as proxies. */
    VALUE_AT_KINK(1e-8, 2e-2),
    /** Proxies: in float32 ReLUs near zero switch. */
    SCORE(1e-8, 2e-2),
    /** Proxies with an inverse or a determinant. */
    INVERSE_SCORE(1e-6, 2e-2);

    private final double float64;
    private final double float32;

    Tolerance(double float64, double float32) {
        this.float64 = float64;
        this.float32 = float32;
    }

    public double in(DType dtype) {
        return switch (dtype) {
            case FLOAT64 -> float64;
            case FLOAT32 -> float32;
        };
    }
}
