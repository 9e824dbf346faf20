package assay.internal.conformance.check;

/**
 * One quantity of a case: a number or a list.
 *
 * @param values how many numbers were compared
 * @param error the largest error among them: difference over the larger of the reference's size and 1e-6 times the largest
 *     reference of the list; infinite if only one side has a value
 * @param at its place: {@code grad_l2_by_parameter[12]}
 * @param pair the expected and the found number, for people
 */
public record Measured(String quantity, int values, double error, String at, String pair, double tolerance) {
    public boolean ok() {
        return error <= tolerance;
    }

    /** The error in units of the tolerance. */
    public double share() {
        return error / tolerance;
    }
}
