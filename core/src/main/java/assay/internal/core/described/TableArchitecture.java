package assay.internal.core.described;

import assay.core.space.Genotype;
import java.util.List;

/**
 * An architecture of a described table.
 *
 * @param table name of the table
 * @param choices places of its choices, one for each decision
 */
public record TableArchitecture(String table, List<Integer> choices, String text) implements Genotype {
    public TableArchitecture {
        choices = List.copyOf(choices);
    }
}
