package assay.internal.conformance.check;

import assay.supernet.tensor.DType;

/** How far a number may be from its reference, by the kind of number. */
public enum Tolerance {
    /** Counts: exact, except for their decimal form. */
    COUNT(1e-12, 1e-12),
    /** Logits, losses, gradients and optimizer steps: sums with many roundings in float32. */
    VALUE(1e-8, 1e-3),
    /** Numbers from a finite difference, which cancels half of the digits. */
    DIFFERENCE(1e-6, 1e-3),
    /** References with PyTorch's approximation of the Dirichlet's derivative, which has errors of up to 1e-3. */
    APPROXIMATED(3e-3, 3e-3),
    /** Numbers that are computed from such references. */
    FROM_APPROXIMATED(1e-3, 1e-3),
    /** Gradients of a float32 pass in which ReLU inputs that are zero up to rounding switched sides: as for proxies. */
    VALUE_AT_KINK(1e-8, 2e-2),
    /** Proxies: in float32, ReLU inputs near zero switch sides. */
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
