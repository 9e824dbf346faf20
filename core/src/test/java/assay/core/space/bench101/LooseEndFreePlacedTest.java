package assay.core.space.bench101;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LooseEndFreePlacedTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void oneShots_areTheArchitecturesInTheirPlaces(int space) {
        LooseEndFree generator = new LooseEndFree(OneShotSpace.of(space));
        List<Cell101> cells = generator.architectures();
        List<OneShot> placed = generator.oneShots();
        assertEquals(cells, placed.stream().map(OneShot::cell).toList());
    }
}
