package assay.core.space.bench201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class Isomorphism201Test {
    private final Bench201Space space = new Bench201Space();

    /** The paper's 6,466, and the numbers that the other rules were counted to. */
    @ParameterizedTest
    @CsvSource({
        "TEXT, 15625",
        "LIVE_EDGES, 9445",
        "NONE_IS_AN_OPERATION, 12751",
        "OFFICIAL, 6466",
        "ZEROS_DROPPED, 5390",
        "SUMS_FLATTENED, 4930",
        "POOLS_DISTRIBUTED, 4660"
    })
    void classes_areAsManyAsPublished(Isomorphism201 rule, int classes) {
        assertEquals(classes, Genotype201.all().map(rule::key).distinct().count());
    }

    @Test
    void connectedCells_are15284() {
        assertEquals(15_284, Genotype201.all().filter(Genotype201::connected).count());
    }

    /** The second rule joins classes of the first and never parts them. */
    @ParameterizedTest
    @CsvSource({
        "TEXT, NONE_IS_AN_OPERATION",
        "TEXT, OFFICIAL",
        "OFFICIAL, ZEROS_DROPPED",
        "TEXT, LIVE_EDGES",
        "LIVE_EDGES, ZEROS_DROPPED",
        "ZEROS_DROPPED, SUMS_FLATTENED",
        "SUMS_FLATTENED, POOLS_DISTRIBUTED"
    })
    void coarserRule_keepsTheFinerClassesWhole(Isomorphism201 finer, Isomorphism201 coarser) {
        Map<String, String> coarse = new HashMap<>();
        Genotype201.all().forEach(cell -> {
            String after = coarser.key(cell);
            String seen = coarse.putIfAbsent(finer.key(cell), after);
            assertEquals(seen == null ? after : seen, after, cell.text());
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Isomorphism201.class,
            names = {"TEXT", "LIVE_EDGES"},
            mode = EnumSource.Mode.EXCLUDE)
    void expressions_takeSumsAsCommutative(Isomorphism201 rule) {
        String one = "|skip_connect~0|+|nor_conv_1x1~0|nor_conv_3x3~1|+|none~0|none~1|avg_pool_3x3~2|";
        String swapped = "|skip_connect~0|+|nor_conv_3x3~0|nor_conv_1x1~1|+|none~0|none~1|avg_pool_3x3~2|";
        assertEquals(key(rule, one), key(rule, swapped));
    }

    @Test
    void official_keepsTheNumberOfZeroTerms() {
        String oneZero = "|skip_connect~0|+|none~0|skip_connect~1|+|nor_conv_3x3~0|none~1|none~2|";
        String noZero = "|skip_connect~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|none~2|";
        String threeTerms = "|none~0|+|none~0|skip_connect~1|+|skip_connect~0|none~1|skip_connect~2|";
        assertEquals("#+#+(0)@nor_conv_3x3", key(Isomorphism201.OFFICIAL, oneZero));
        assertEquals(key(Isomorphism201.OFFICIAL, noZero), key(Isomorphism201.OFFICIAL, oneZero));
        assertEquals("#+#+#+0", key(Isomorphism201.OFFICIAL, threeTerms));
        assertEquals("0", key(Isomorphism201.ZEROS_DROPPED, threeTerms));
    }

    @Test
    void pools_distributeOnlyUnderTheirRule() {
        // node 2 = conv(0) + 0; out = pool(node 2) against pool(conv(0)) + pool(0)
        String poolOfSum = "|nor_conv_3x3~0|+|skip_connect~0|skip_connect~1|+|none~0|none~1|avg_pool_3x3~2|";
        String sumOfPools = "|nor_conv_3x3~0|+|skip_connect~0|none~1|+|none~0|avg_pool_3x3~1|avg_pool_3x3~2|";
        assertEquals(
                key(Isomorphism201.POOLS_DISTRIBUTED, poolOfSum), key(Isomorphism201.POOLS_DISTRIBUTED, sumOfPools));
        assertNotEquals(key(Isomorphism201.SUMS_FLATTENED, poolOfSum), key(Isomorphism201.SUMS_FLATTENED, sumOfPools));
    }

    private String key(Isomorphism201 rule, String text) {
        return rule.key(space.parse(text));
    }
}
