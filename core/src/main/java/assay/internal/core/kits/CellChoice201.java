package assay.internal.core.kits;

import assay.core.kit.CellChoice;
import assay.core.kit.PublishedCorrelations;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Isomorphism201;
import assay.core.space.bench201.Wiring201;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;

/** The cells of NAS-Bench-201 that a ranking or a correlation covers. Publications use the first or the second choice. */
enum CellChoice201 implements CellChoice {
    ALL(
            "all",
            "all 15,625 cells, of which 6,180 hold an operation on no path from input to output",
            Correlations201.ALL) {
        @Override
        public BitSet cells() {
            BitSet all = new BitSet();
            all.set(0, Bench201Index.get().size());
            return all;
        }
    },

    ON_PATH(
            "on-path",
            "the 9,445 cells whose operations all lie on paths from input to output",
            Correlations201.ON_PATH) {
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
    CLASSES("classes", "5,425 cells, one of each class of cells that are the same network", null) {
        @Override
        public BitSet cells() {
            BitSet first = new BitSet();
            Arrays.stream(Wiring201.representatives()).forEach(first::set);
            return first;
        }
    };

    private final String key;
    private final String words;
    private final PublishedCorrelations published;

    /** @param published null if there are none */
    CellChoice201(String key, String words, PublishedCorrelations published) {
        this.key = key;
        this.words = words;
        this.published = published;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public boolean isWhole() {
        return this == ALL;
    }

    @Override
    public Optional<PublishedCorrelations> published() {
        return Optional.ofNullable(published);
    }
}
