package assay.core.space.text;

import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.space.bench101.Cell101;
import java.util.regex.Pattern;

/** The adjacency of a cell without its operations. An index can look the same, so such a text is refused. */
final class Bits101 implements Notation {
    private static final Pattern BITS = Pattern.compile("[01]{1,49}");
    private static final int MOST_OPERATIONS = 5;

    @Override
    public String name() {
        return "an adjacency";
    }

    @Override
    public String example() {
        return "1";
    }

    @Override
    public boolean claims(Written written) {
        return BITS.matcher(written.stripped()).matches() && operations(written.stripped()) >= 0;
    }

    @Override
    public Genotype read(Written written) {
        String bits = written.stripped();
        if (operations(bits) > 0) {
            throw new GenotypeException(
                    1,
                    "an index, or an adjacency with ':' and its operations",
                    "'" + bits + "', which may be either. Name the index as such (--index), or write " + bits + ":"
                            + "c3;".repeat(operations(bits) - 1) + "c3 with the operations that you mean");
        }
        return Cell101.parse(bits + ":");
    }

    /** How many operations a cell with this adjacency has; negative if there is none. */
    private static int operations(String bits) {
        for (int n = 0; n <= MOST_OPERATIONS; n++) {
            try {
                Cell101.parse(bits, "c3;".repeat(n).replaceAll(";$", ""));
                return n;
            } catch (GenotypeException none) {
                continue;
            }
        }
        return -1;
    }
}
