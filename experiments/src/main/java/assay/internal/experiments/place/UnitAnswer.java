package assay.internal.experiments.place;

import assay.internal.core.io.Sha256;
import java.io.Serializable;

/**
 * The result of a unit.
 *
 * @param bytes of its result file
 * @param seal SHA-256 of everything that the inputs determine, which is the same each time the unit is done: everything except
 *     measured times
 */
public record UnitAnswer(byte[] bytes, String seal) implements Serializable {
    /**
     * An answer with its seal.
     *
     * @param bytes of the result file
     * @param timeless the same without measured times
     * @return the answer
     */
    public static UnitAnswer of(byte[] bytes, byte[] timeless) {
        return new UnitAnswer(bytes, Sha256.hex(timeless));
    }
}
