package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Costs that are no numbers, as a store may have them that another program wrote to. */
class UnknownCostsTest {
    private static final String[] QUESTION = {
        "--dataset", "cifar10", "--split", "test", "--schedule", "200", "--trials", "mean"
    };

    @TempDir
    Path folder;

    private static String[] asked(String... more) {
        String[] all = new String[QUESTION.length + more.length];
        System.arraycopy(QUESTION, 0, all, 0, QUESTION.length);
        System.arraycopy(more, 0, all, QUESTION.length, more.length);
        return all;
    }

    @Test
    void aCostThatIsNoNumber_isBelowNoBound_andOnNoFront() throws IOException, SQLException {
        TruthStore store = new TruthStore(folder);
        try (Connection connection =
                        DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("home/nasbench201.duckdb"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE hardware_cost SET value = 'NaN' WHERE arch = 1 AND metric = 'latency'");
            statement.execute("UPDATE hardware_cost SET value = 'Infinity' WHERE arch = 2 AND metric = 'latency'");
        }
        Ran top = store.run("top", asked("--max", "latency:edgegpu=100"));
        assertEquals(0, top.code(), top.err());
        assertTrue(top.out().contains("best 1 of 1"), top.out());
        assertTrue(
                top.err().contains("left out: 2 architectures whose cost under --max is not in the table"), top.err());
        Ran front = store.run("pareto", asked("--x", "latency:edgegpu", "--json"));
        assertEquals(0, front.code(), front.err());
        assertTrue(front.out().contains("\"measured\" : 1") && front.out().contains("\"unknown\" : 2"), front.out());
        assertTrue(front.err().contains("left out: 2 architectures"), front.err());
    }
}
