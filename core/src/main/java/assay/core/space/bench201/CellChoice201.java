package assay.core.space.bench201;

import assay.core.error.UsageException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which cells of NAS-Bench-201 a ranking or a correlation covers. Publications use the first or the second choice, and do not
 * always say which. Numbers over different choices cannot be compared.
 */
public enum CellChoice201 {
    ALL("all", "all 15,625 cells, of which 6,180 hold an operation on no path from input to output") {
        @Override
        public BitSet cells() {
            BitSet all = new BitSet();
            all.set(0, Bench201Index.get().size());
            return all;
        }
    },

    ON_PATH("on-path", "the 9,445 cells whose operations all lie on paths from input to output") {
        @Override
        public BitSet cells() {
            Bench201Index index = Bench201Index.get();
            BitSet onPath = new BitSet();
            IntStream.range(0, index.size())
                    .filter(i -> Isomorphism201.LIVE_EDGES
                            .key(index.cell(i))
                            .equals(index.cell(i).text()))
                    .forEach(onPath::set);
            return onPath;
        }
    },

    /** See {@link Wiring201}. */
    CLASSES("classes", "5,425 cells, one of each class of cells that are the same network") {
        @Override
        public BitSet cells() {
            BitSet first = new BitSet();
            Arrays.stream(Wiring201.representatives()).forEach(first::set);
            return first;
        }
    };

    private final String key;
    private final String words;

    CellChoice201(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /** The key on the command line. */
    public String key() {
        return key;
    }

    /** A description for people. */
    public String words() {
        return words;
    }

    /** The official indices of the cells. */
    public abstract BitSet cells();

    /** @throws UsageException listing the keys */
    public static CellChoice201 of(String key) {
        return Arrays.stream(values())
                .filter(p -> p.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new UsageException("--cells: expected one of "
                        + Arrays.stream(values()).map(CellChoice201::key).collect(Collectors.joining(", "))
                        + ", found '" + key + "'."));
    }
}
