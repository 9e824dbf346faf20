package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.internal.cli.Ran;
import assay.internal.testkit.RealData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;

/** The tables that examples/tables describes, with the real data. */
final class RealTables {
    private RealTables() {}

    /** Imports one of them; without real data, the test ends here as skipped. */
    static Ran imported(String example, String... file) {
        Path data = RealData.path(file[0], Arrays.copyOfRange(file, 1, file.length));
        Ran ran = Ran.assay("import", "../examples/tables/" + example, data.toString());
        assertEquals(0, ran.code(), ran.err());
        return ran;
    }

    static JsonNode json(String line) {
        Ran ran = Ran.assay((line + " --json").split(" "));
        assertEquals(0, ran.code(), ran.err());
        try {
            return new ObjectMapper().readTree(ran.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode best(String table, String dataset) {
        return json("top " + table + " --dataset " + dataset + " --standard -n 1")
                .get("best")
                .get(0);
    }
}
