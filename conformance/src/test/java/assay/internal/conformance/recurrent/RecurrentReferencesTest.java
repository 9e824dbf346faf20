package assay.internal.conformance.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.internal.conformance.ReferenceFiles;
import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.FoundCases;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A few reference numbers of the recurrent space, rounded to 12 digits, that were made with the released code of DARTS ({@code rnn}, 2018-10-11), and of
 * GDAS for cells with {@code none} and for weights from outside.
 */
class RecurrentReferencesTest {
    @TempDir
    Path folder;

    private static String golden() throws IOException {
        try (InputStream in = RecurrentReferencesTest.class.getResourceAsStream("/golden/recurrent-small.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private FoundCases found(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("numbers.json"), text);
        FoundCases found = new FoundCases(List.of(DType.FLOAT64));
        ReferenceFiles.find(file, found);
        return found;
    }

    @Test
    void everyCase_isReproduced() throws IOException {
        FoundCases found = found(golden());
        assertEquals(List.of(), found.notCovered());
        assertFalse(found.cases().isEmpty());
        for (Case c : found.cases()) {
            Check check = new Check(c.dtype());
            c.replay(Backends.PLAIN, check);
            assertTrue(
                    check.ok(), () -> String.format(Locale.ROOT, "%s: %s %s", c.tag(), check.worst(), check.remarks()));
        }
    }

    /** This shows that the check can fail. The hidden state before the segment is another one. */
    @Test
    void anotherValue_isFound() throws IOException {
        FoundCases found = found(golden().replace("\"hidden_scale\":0.5", "\"hidden_scale\":0.501"));
        Case c = found.cases().stream()
                .filter(f -> f.tag().equals("fixed none-operation"))
                .findFirst()
                .orElseThrow();
        Check check = new Check(c.dtype());
        c.replay(Backends.PLAIN, check);
        assertFalse(check.ok());
    }

    @Test
    void unknownForms_areNamed_andDamageIsRefused() throws IOException {
        assertEquals(
                List.of("numbers.json other"),
                found(golden().replace("\"dropouts\":", "\"other\":")).notCovered());
        assertThrows(
                DataFormatException.class, () -> found(golden().replace("[\"none\",\"tanh\"", "[\"tanh\",\"none\"")));
        FoundCases wrong = found(golden().replace("\"genotype\":\"THREE\"", "\"genotype\":\"FOUR\""));
        Case c = wrong.cases().stream()
                .filter(f -> f.tag().equals("fixed three-dropout"))
                .findFirst()
                .orElseThrow();
        assertThrows(DataFormatException.class, () -> c.replay(Backends.PLAIN, new Check(c.dtype())));
    }
}
