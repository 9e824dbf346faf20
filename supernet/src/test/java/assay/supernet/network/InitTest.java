package assay.supernet.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.core.random.Seeds;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.tensor.DType;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InitTest {
    private final PlainBackend k = new PlainBackend(DType.FLOAT64);
    private final Parameters parameters = new Parameters(k);

    InitTest() {
        parameters.add("conv", Kind.CONV_WEIGHT, 16 * 9, 64, 16, 3, 3);
        parameters.add("bias", Kind.CONV_BIAS, 16 * 9, 64);
        parameters.add("scale", Kind.BN_WEIGHT, 0, 64);
        parameters.add("shift", Kind.BN_BIAS, 0, 64);
    }

    @AfterEach
    void close() {
        parameters.close();
        k.close();
    }

    private double[] drawn(Init init, int parameter) {
        parameters.initialise(new Seeds(3), init);
        return parameters.get(parameters.list().get(parameter));
    }

    @ParameterizedTest
    // 1/sqrt(3 * 144), sqrt(2/144), sqrt(2/(144 + 64*9)).
    @CsvSource({"DEFAULT, 0.0481125", "KAIMING_NORMAL, 0.1178511", "XAVIER_NORMAL, 0.0527046"})
    void weights_haveTheRulesDeviation(Init init, double deviation) {
        double[] w = drawn(init, 0);
        double found = Math.sqrt(Arrays.stream(w).map(v -> v * v).average().orElseThrow());
        // 9,216 values: the deviation's own is 0.7 % of it (less for the uniform); 3 % is four of them.
        assertEquals(deviation, found, 0.03 * deviation);
    }

    @ParameterizedTest
    @EnumSource
    void biasesAndNormalisation_areTheDefaultsWhateverTheRule(Init init) {
        double[] bias = drawn(Init.DEFAULT, 1);
        assertArrayEquals(bias, drawn(init, 1));
        assertTrue(Arrays.stream(bias).allMatch(b -> Math.abs(b) <= 1 / 12.0 && b != 0));
        assertTrue(Arrays.stream(drawn(init, 2)).allMatch(v -> v == 1));
        assertTrue(Arrays.stream(drawn(init, 3)).allMatch(v -> v == 0));
    }

    @ParameterizedTest
    @EnumSource
    void key_findsTheRule(Init init) {
        assertEquals(init, Init.of(init.key()));
    }

    @Test
    void unknownKey_listsTheKeys() {
        UsageException e = assertThrows(UsageException.class, () -> Init.of("kaiming"));
        assertTrue(e.getMessage().contains("default, kaiming-normal, xavier-normal"), e.getMessage());
    }
}
