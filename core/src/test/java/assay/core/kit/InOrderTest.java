package assay.core.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.error.OutOfTableException;
import assay.core.space.bench201.GenotypeSize;
import assay.core.space.bench201.SizeSpace;
import org.junit.jupiter.api.Test;

class InOrderTest {
    private final OfficialNumbers numbers = OfficialNumbers.inOrder(new SizeSpace());

    /** NATS-Bench numbers its size space in this order. */
    @Test
    void numbers_areThoseOfNatsBench() {
        assertEquals(GenotypeSize.COUNT, numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            assertEquals(GenotypeSize.ofIndex(i), numbers.at(i));
            assertEquals(i, numbers.indexOf(numbers.at(i)));
        }
    }

    @Test
    void beyondTheLast_thereIsNone() {
        assertThrows(OutOfTableException.class, () -> numbers.at(numbers.size()));
        assertThrows(OutOfTableException.class, () -> numbers.at(-1));
    }
}
