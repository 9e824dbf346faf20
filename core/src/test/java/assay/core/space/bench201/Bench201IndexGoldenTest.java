package assay.core.space.bench201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.OutOfTableException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Bench201IndexGoldenTest {
    private final Bench201Index index = Bench201Index.get();

    /** The three that the official generator asserts. */
    @ParameterizedTest
    @CsvSource({
        "0, |avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|",
        "9, |avg_pool_3x3~0|+|none~0|none~1|+|skip_connect~0|none~1|nor_conv_3x3~2|",
        "123, |avg_pool_3x3~0|+|avg_pool_3x3~0|nor_conv_1x1~1|+|none~0|avg_pool_3x3~1|nor_conv_3x3~2|"
    })
    void cell_isTheOfficialOne(int number, String text) {
        assertEquals(text, index.cell(number).text());
        assertEquals(number, index.indexOf(new Bench201Space().parse(text)));
    }

    /** The digest of the 15,625 texts of {@code meta_archs}, joined by newlines. */
    @Test
    void order_hasTheDigestOfTheOfficialFile() throws Exception {
        String all = IntStream.range(0, index.size())
                .mapToObj(i -> index.cell(i).text())
                .collect(Collectors.joining("\n"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "83abc799e45cf34e9d2163654668ab998b9a54d01c39e72ca1f71f2cdf356d84",
                HexFormat.of().formatHex(digest));
    }

    @Test
    void indexOf_isTheInverseOfCell() {
        assertEquals(15_625, index.size());
        for (int i = 0; i < index.size(); i++) {
            assertEquals(i, index.indexOf(index.cell(i)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 15_625, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void cell_outsideTheTableNamesTheRange(int number) {
        OutOfTableException e = assertThrows(OutOfTableException.class, () -> index.cell(number));
        assertTrue(e.getMessage().contains("index " + number + ": expected 0..15624"), e.getMessage());
    }
}
