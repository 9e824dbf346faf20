package assay.internal.cli.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.space.darts.SkeletonDarts;
import assay.internal.cli.Ran;
import assay.internal.darts.network.SearchShape;
import assay.internal.darts.network.SupernetDarts;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.network.Parameter;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PC-DARTS and DrNAS, by numbers of a PyTorch program of our own. Its list of parameters is not in the file, to keep it
 * small: each parameter's gradient tells whether ours are the same in the same order.
 */
class DartsVerifyGoldenTest {
    private static final String FILE = "darts-supernets.json";

    @TempDir
    Path folder;

    private ObjectNode file;

    @BeforeEach
    void read() throws IOException {
        file = Golden.tree(FILE);
        addParameters("pcdarts_supernet", SearchShape.pcDarts(2));
        addParameters("drnas_darts_supernet", SearchShape.drNas(2));
    }

    private void addParameters(String name, SearchShape shape) {
        try (Backend backend = new PlainBackend(DType.FLOAT64);
                SupernetDarts net = new SupernetDarts(backend, new SkeletonDarts(false, 4, 3, 10, 16, false), shape)) {
            ArrayNode list = ((ObjectNode) file.get(name)).putArray("parameters");
            for (Parameter p : net.parameters().list()) {
                ObjectNode o = list.addObject()
                        .put("index", p.index())
                        .put("kind", p.kind().key());
                ArrayNode sides = o.putArray("shape");
                for (int side : p.shape()) {
                    sides.add(side);
                }
            }
        }
    }

    private Ran verify(String dtype) throws IOException {
        return Ran.assay("verify", Golden.write(folder, FILE, file), "--backend", "plain", "--dtype", dtype);
    }

    private static String lastLine(Ran ran) {
        return ran.out().lines().reduce("", (a, b) -> b);
    }

    @Test
    void networksAndGenotypes_areThoseOfPyTorch() throws IOException {
        Ran ran = verify("float64");
        assertEquals("4 passed, 0 failed", lastLine(ran), ran.out());
        assertEquals("4 passed, 0 failed", lastLine(verify("float32")));
    }

    @Test
    void anotherGenotype_fails() throws IOException {
        ArrayNode edge =
                (ArrayNode) file.get("pcdarts_genotypes").get(0).get("normal").get(3);
        edge.set(0, edge.get(0).textValue().equals("skip_connect") ? "max_pool_3x3" : "skip_connect");
        Ran ran = verify("float64");
        assertEquals(1, ran.code());
        assertTrue(ran.out().contains("pcdarts_genotypes") && ran.out().contains("FAILED"), ran.out());
    }

    @Test
    void anotherWeight_failsInTheGradients() throws IOException {
        ObjectNode drnas = (ObjectNode) file.get("drnas_darts_supernet");
        ArrayNode row = (ArrayNode) drnas.get("theta_reduce").get(5);
        row.set(2, row.get(2).asDouble() + 1e-6);
        assertEquals("3 passed, 1 failed", lastLine(verify("float64")));
    }

    /**
     * If the file does not say which convention of the released code it follows, both are tried. The message names the one that
     * fits.
     */
    @Test
    void numbersWithoutAnyFit_areNotExplainedAway() throws IOException {
        ObjectNode drnas = (ObjectNode) file.get("drnas_darts_supernet");
        drnas.put("loss", drnas.get("loss").asDouble() * (1 + 1e-7));
        Ran ran = verify("float64");
        assertEquals("3 passed, 1 failed", lastLine(ran), ran.out());
    }
}
