package assay.internal.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.random.RandomStream;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import assay.internal.data.runs.RunStore;
import assay.internal.testkit.OwnHome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {
    private static final SpaceKit KIT = SpaceKits.named("nasbench201", "test");

    @TempDir
    private Path home;

    private OwnHome ownHome;

    @BeforeEach
    void setHome() {
        ownHome = new OwnHome(home);
    }

    @AfterEach
    void resetHome() {
        ownHome.close();
    }

    private void save(String name, List<List<Double>> marginals) {
        List<RunRecord> runs = new ArrayList<>();
        for (List<Double> m : marginals) {
            runs.add(new RunRecord("gdas", runs.size(), List.of(), List.of(), Genotype201.ofCode(7), 1, 0, m));
        }
        RunStore.open(home.resolve("runs.duckdb"))
                .save(new Experiment(name, "nasbench201", List.of("cifar10"), 200, "x: 1", Map.of(), runs));
    }

    /** Six edges, each: skip with probability 0.3, conv3x3 with 0.7. */
    private static List<Double> learnt() {
        return Collections.nCopies(6, List.of(0.0, 0.3, 0.0, 0.7, 0.0)).stream()
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void draws_followWhatASavedRunLearnt() {
        save("a", List.of(learnt()));
        Source source = Source.ofExperiment(KIT, "a").get(0);
        assertEquals("gdas (a)", source.name());
        assertEquals(1, source.runs());
        RandomStream random = new RandomStream(1);
        int skips = 0;
        for (int i = 0; i < 2000; i++) {
            Genotype201 cell = Bench201Index.get().cell(source.draw(random));
            for (Op201 op : cell.edges()) {
                assertTrue(op == Op201.SKIP_CONNECT || op == Op201.CONV_3X3, cell.text());
                skips += op == Op201.SKIP_CONNECT ? 1 : 0;
            }
        }
        // 12,000 draws: deviation 0.0042; five of them.
        assertEquals(0.3, skips / 12_000.0, 0.021);
    }

    @Test
    void severalRuns_areOneSource() {
        save("a", List.of(learnt(), learnt()));
        assertEquals(2, Source.ofExperiment(KIT, "a").get(0).runs());
    }

    @Test
    void runsThatKeptNothing_areToldOf() {
        save("old", List.of(List.of()));
        assertThrows(DataMissingException.class, () -> Source.ofExperiment(KIT, "old"));
    }

    @Test
    void among_drawsNoOtherCell_andSaysWhereNoneIsReached() {
        BitSet cells = new BitSet();
        cells.set(3);
        cells.set(77);
        Source two = Source.uniform(KIT).among(cells);
        RandomStream random = new RandomStream(8);
        BitSet drawn = new BitSet();
        for (int i = 0; i < 50; i++) {
            drawn.set(two.draw(random));
        }
        assertEquals(cells, drawn);
        save("e", List.of(learnt()));
        cells.clear(77);
        cells.clear(3);
        cells.set(Bench201Index.get().indexOf(new Genotype201(Collections.nCopies(6, Op201.NONE))));
        Source none = Source.ofExperiment(KIT, "e").get(0).among(cells);
        assertTrue(assertThrows(UsageException.class, () -> none.draw(random))
                .getMessage()
                .contains("--scored-only"));
    }
}
