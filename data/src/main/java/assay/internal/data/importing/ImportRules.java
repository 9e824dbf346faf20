package assay.internal.data.importing;

import assay.core.error.UsageException;
import java.util.Optional;

/**
 * What the user says about files that do not say it themselves, or that look wrong.
 *
 * @param unit of the accuracies in tables that people write; empty: percent, and tables that look like fractions are
 *     refused
 * @param asIs whether values that are not plausible are accepted anyway
 * @param replace whether these files answer from now on where they contradict the store; and, if two rows of a file
 *     contradict each other, whether the later row is used
 */
public record ImportRules(Optional<Unit> unit, boolean asIs, boolean replace) {
    /** The unit of the accuracies in a file. */
    public enum Unit {
        FRACTION,
        PERCENT;

        /** @throws UsageException listing the names */
        public static Unit of(String name) {
            return switch (name) {
                case "fraction" -> FRACTION;
                case "percent" -> PERCENT;
                default -> throw new UsageException("--unit: expected 'fraction' or 'percent', found '" + name + "'.");
            };
        }
    }

    /** The user gave no rules. */
    public static final ImportRules NONE = new ImportRules(Optional.empty(), false, false);

    /** Whether values may be refused because they look like fractions. */
    boolean doubtsUnits() {
        return !asIs && !unit.equals(Optional.of(Unit.PERCENT));
    }
}
