package assay.core.space.bench201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.space.GenotypeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeSpaceTest {
    private final SizeSpace space = new SizeSpace();

    @Test
    void everyNetwork_comesBackFromItsTextIndexAndChoices() {
        String before = "";
        for (int i = 0; i < GenotypeSize.COUNT; i++) {
            GenotypeSize network = GenotypeSize.ofIndex(i);
            assertEquals(i, network.index());
            assertEquals(network, space.parse(network.text()));
            assertEquals(network, space.decode(space.encode(network)));
            String padded = network.text().replaceAll("\\b8\\b", "08");
            assertTrue(padded.compareTo(before) > 0, "lexicographic");
            before = padded;
        }
        assertEquals(5, space.groups().size());
        assertEquals(8 * 5 - 5, space.neighbours(GenotypeSize.ofIndex(17)).size());
    }

    /** Index and costs of the official samples (NATS-sss-v1_0-50262-simple), in millions as they print them. */
    @ParameterizedTest
    @CsvSource({
        "0, 8:8:8:8:8, 10, 32, 0.011714, 4.481114",
        "0, 8:8:8:8:8, 100, 32, 0.012524, 4.481924",
        "0, 8:8:8:8:8, 120, 16, 0.012704, 1.121336",
        "11, 8:8:8:16:32, 10, 32, 0.049202, 6.84065",
        "11, 8:8:8:16:32, 100, 32, 0.052172, 6.84362",
        "11, 8:8:8:16:32, 120, 16, 0.052832, 1.71404",
        "284, 8:8:40:32:40, 10, 32, 0.144834, 21.827994",
        "284, 8:8:40:32:40, 100, 32, 0.148524, 21.831684",
        "284, 8:8:40:32:40, 120, 16, 0.149344, 5.461816",
    })
    void officialSamples_haveTheseCosts(int index, String text, int classes, int size, double params, double flops) {
        GenotypeSize network = GenotypeSize.ofIndex(index);
        assertEquals(text, network.text());
        Cost201 cost = Cost201.of(network, classes, size);
        assertEquals(params, cost.params() / 1e6);
        assertEquals(flops, cost.multiplyAdds() / 1e6);
    }

    @ParameterizedTest
    @CsvSource({
        "8:8:8:8, 8, ':' and 5 numbers",
        "8:8:8:8:8:8, 10, the end of the text",
        "8:8:12:8:8, 5, one of 8|16",
        "8:8:08:8:8, 5, one of 8|16",
        "'', 1, one of 8|16",
        "64:64:64:64:65, 13, one of 8|16",
    })
    void otherTexts_areRefusedWithTheColumn(String text, int column, String expected) {
        GenotypeException e = assertThrows(GenotypeException.class, () -> space.parse(text));
        assertEquals(column, e.column());
        assertTrue(e.getMessage().contains(expected), e.getMessage());
    }

    @Test
    void mutation_changesAtMostOneNumber() {
        RandomStream random = new RandomStream(1);
        GenotypeSize parent = GenotypeSize.ofIndex(1234);
        int same = 0;
        for (int i = 0; i < 8_000; i++) {
            GenotypeSize child = space.mutate(parent, random);
            int different = 0;
            for (int part = 0; part < GenotypeSize.PARTS; part++) {
                different += child.channels().get(part).equals(parent.channels().get(part)) ? 0 : 1;
            }
            assertTrue(different <= 1);
            same += different == 0 ? 1 : 0;
        }
        // A binomial of 8,000 and 1/8: 1,000 with a standard deviation of 30.
        assertEquals(1_000, same, 150);
    }
}
