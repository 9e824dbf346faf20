package assay.core.space.bench201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.core.error.UsageException;
import assay.core.truth.Dataset;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Cost201GoldenTest {
    /** The closed formula of the benchmark: fixed part plus so much for each conv1x1 and conv3x3 edge. */
    @ParameterizedTest
    @CsvSource({
        "cifar10, 73306, 28000, 243040, 7783050, 3932160, 35389440",
        "cifar10-valid, 73306, 28000, 243040, 7783050, 3932160, 35389440",
        "cifar100, 79156, 28000, 243040, 7788900, 3932160, 35389440",
        "ImageNet16-120, 80456, 28000, 243040, 1953400, 983040, 8847360"
    })
    void layers_addUpToTheClosedFormula(String key, long p0, long p1, long p3, long f0, long f1, long f3) {
        Skeleton201 net = network(key);
        Genotype201.all().forEach(cell -> {
            long n1 = cell.count(Op201.CONV_1X1);
            long n3 = cell.count(Op201.CONV_3X3);
            Cost201 expected = new Cost201(p0 + p1 * n1 + p3 * n3, f0 + f1 * n1 + f3 * n3);
            assertEquals(expected, Cost201.of(cell, net), cell.text());
        });
    }

    /** The official counter on networks of one cell a stage, C=16, 10 classes, 32x32. */
    @ParameterizedTest
    @CsvSource({
        "none|skip_connect|nor_conv_3x3|avg_pool_3x3|nor_conv_1x1|none, 127514, 15647370",
        "nor_conv_1x1|nor_conv_3x3|skip_connect|nor_conv_1x1|skip_connect|skip_connect, 133114, 16433802",
        "nor_conv_3x3|nor_conv_3x3|skip_connect|nor_conv_1x1|nor_conv_3x3|nor_conv_3x3, 273338, 36881034",
        "skip_connect|skip_connect|skip_connect|skip_connect|skip_connect|skip_connect, 73306, 7783050"
    })
    void shallowNetwork_isCountedAsTheOfficialCounterDoes(String edges, long params, long multiplyAdds) {
        List<Op201> ops = Stream.of(edges.split("\\|"))
                .map(token -> Op201.ofToken(token).orElseThrow())
                .toList();
        assertEquals(
                new Cost201(params, multiplyAdds), Cost201.of(new Genotype201(ops), new Skeleton201(16, 1, 10, 32)));
    }

    /** By hand, C=1, N=1, 1 class, 4x4: stem 27+2, residual blocks 18+4+36+4+2 and 72+8+144+8+8, head 8, linear 5. */
    @Test
    void smallNetwork_isCountedByHand() {
        Skeleton201 net = new Skeleton201(1, 1, 1, 4);
        assertEquals(
                new Cost201(29 + 64 + 240 + 8 + 5, 27 * 16 + 56 * 4 + 224 + 5), Cost201.of(Genotype201.ofCode(0), net));
        Genotype201 conv = Genotype201.ofCode(0).with(3, Op201.CONV_3X3);
        long cells = 9 + 2 + 36 + 4 + 144 + 8;
        long multiplyAdds = 9 * 16 + 36 * 4 + 144;
        assertEquals(new Cost201(346 + cells, 885 + multiplyAdds), Cost201.of(conv, net));
    }

    @Test
    void impossibleSizes_areRefused() {
        assertThrows(UsageException.class, () -> new Skeleton201(16, 5, 10, 30));
        assertThrows(UsageException.class, () -> new Skeleton201(0, 5, 10, 32));
        assertThrows(UsageException.class, () -> new Skeleton201(1 << 30, 5, 10, 32));
        assertThrows(UsageException.class, () -> new Skeleton201(16, 5, 10, 1 << 20));
    }

    @Test
    void everyCell_costsWhatThePublishedTableSays() throws IOException {
        String folder = System.getenv("ASSAY_REAL_DATA");
        assumeTrue(folder != null, "skipped: set ASSAY_REAL_DATA to the folder of the real data sets");
        Path table = Path.of(folder, "nasbench201", "nb201-archs.csv.gz");
        assumeTrue(Files.isReadable(table), "skipped: no " + table);
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(table)), StandardCharsets.UTF_8))) {
            List<String> columns = List.of(in.readLine().split(",", -1));
            int rows = 0;
            for (String line = in.readLine(); line != null; line = in.readLine(), rows++) {
                String[] row = line.split(",", -1);
                Genotype201 cell = new Bench201Space().parse(row[columns.indexOf("arch_str")]);
                int index = Integer.parseInt(row[columns.indexOf("arch_index")]);
                assertEquals(index, Bench201Index.get().indexOf(cell));
                check(row, columns, "c10", Cost201.of(cell, network("cifar10")));
                check(row, columns, "c100", Cost201.of(cell, network("cifar100")));
                check(row, columns, "in16", Cost201.of(cell, network("ImageNet16-120")));
            }
            assertEquals(15_625, rows);
        }
    }

    private static void check(String[] row, List<String> columns, String suffix, Cost201 ours) {
        assertMillions(row[columns.indexOf("params_m_" + suffix)], ours.params());
        assertMillions(row[columns.indexOf("flops_m_" + suffix)], ours.multiplyAdds());
    }

    private static void assertMillions(String published, long ours) {
        assertEquals(
                0, new BigDecimal(published).compareTo(BigDecimal.valueOf(ours, 6)), published + " against " + ours);
    }

    private static Skeleton201 network(String key) {
        Dataset dataset = Dataset.of(key);
        return Skeleton201.official(dataset.classes(), dataset.imageSize());
    }
}
