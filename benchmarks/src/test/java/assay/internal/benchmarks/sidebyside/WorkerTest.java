package assay.internal.benchmarks.sidebyside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The protocol, on plain Java and tiny networks. */
class WorkerTest {
    private static List<String> answers(int workers, String... commands) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Worker worker = new Worker("plain", workers, new PrintStream(bytes, true, StandardCharsets.UTF_8))) {
            worker.serve(new BufferedReader(new StringReader(String.join("\n", commands))));
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void open_tellsTheParametersOfTheNetwork() throws Exception {
        // C=16, N=5, all conv3x3: methods' tables say 1,531,546.
        List<String> said = answers(1, "open network201 arch=conv3x3 c=16 n=5 side=4 batch=1");
        assertEquals(List.of("{\"name\": \"plain Java\"}", "{\"parameters\": 1531546}"), said);
        // DARTS_V2 with its auxiliary classifier, and the supernet of the official model: the same source.
        said = answers(
                1, "open traindarts c=36 layers=20 side=32 batch=1", "open searchdarts c=16 layers=8 side=32 batch=1");
        assertEquals(List.of("{\"parameters\": 3825768}", "{\"parameters\": 1930618}"), said.subList(1, 3));
        // The published sizes on Penn Treebank, at a hundredth of its vocabulary: V H + 4 H^2 + 16 H^2 + V.
        said = answers(
                1, "open searchrecurrent v=100 h=300 batch=2 bptt=2", "open trainrecurrent v=100 h=850 batch=1 bptt=2");
        assertEquals(List.of("{\"parameters\": 1830100}", "{\"parameters\": 14535100}"), said.subList(1, 3));
    }

    @Test
    void time_answersOneTimeForEachStep() throws Exception {
        for (String open : List.of(
                "operation op=batchnorm way=backward c=2 side=4 batch=2",
                "operation op=depthwise5x5d2 way=backward c=2 side=8 batch=2",
                "network201 arch=resnet c=2 n=1 side=4 batch=2",
                "search201 method=darts c=2 n=1 side=4 batch=2",
                "searchrecurrent v=7 h=4 batch=3 bptt=4",
                "trainrecurrent v=7 h=4 batch=3 bptt=4",
                "proxy proxy=grasp arch=conv3x3 c=2 n=1 side=4 batch=2")) {
            String times = answers(1, "open " + open, "time 3").get(2);
            assertTrue(
                    times.matches("\\{\"millis\": \\[(\\d+\\.\\d+(, )?){3}], \"cpu\": \\[(\\d+\\.\\d+(, )?){3}]}"),
                    times);
        }
    }

    @Test
    void time_ofSeveralWorkersIsOneNumber() throws Exception {
        String times = answers(2, "open network201 arch=resnet c=2 n=1 side=4 batch=2", "time 3")
                .get(2);
        assertTrue(times.matches("\\{\"millis\": \\[\\d+\\.\\d+], .*}"), times);
    }

    @Test
    void open_saysWhatIsAbsent() throws Exception {
        List<String> said = answers(1, "open search201 method=petals c=2 n=1 side=4 batch=2", "open relu2");
        assertEquals(List.of("{\"absent\": \"method petals\"}", "{\"absent\": \"kind relu2\"}"), said.subList(1, 3));
    }
}
