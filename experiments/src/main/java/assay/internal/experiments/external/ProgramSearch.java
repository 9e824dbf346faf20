package assay.internal.experiments.external;

import assay.core.blackbox.Budget;
import assay.core.blackbox.Ledger;
import assay.core.blackbox.Optimizer;
import assay.core.error.DataFormatException;
import assay.core.space.SearchSpace;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A search by a program of the user: it asks and we reply, until it gives its answer. */
final class ProgramSearch implements Optimizer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Program program;
    private final AskedTable table;
    private final Budget budget;
    private final long seed;
    private final ProgramFolder folder;
    private final ProgramLimits limits;

    ProgramSearch(
            Program program, AskedTable table, Budget budget, long seed, ProgramFolder folder, ProgramLimits limits) {
        this.program = program;
        this.table = table;
        this.budget = budget;
        this.seed = seed;
        this.folder = folder;
        this.limits = limits;
    }

    /** @throws ProgramFailedException saying what went wrong, with the last lines of its standard error */
    @Override
    public void search(SearchSpace space, Ledger ledger, RandomGenerator random) {
        program.requireUnchanged();
        folder.empty();
        try {
            talk(new ProgramReferee(table, space, ledger, random), Hello.of(table, space, budget, seed));
        } catch (ProgramFailedException e) {
            throw new ProgramFailedException(
                    folder.withLastWords("the program failed: " + e.getMessage().strip()), e);
        }
    }

    private void talk(ProgramReferee referee, ObjectNode hello) {
        try (Transcript transcript = new Transcript(folder.conversation());
                ProgramProcess process =
                        ProgramProcess.start(program.started(), folder.run(), folder.errors(), environment(), limits)) {
            say(hello, process, transcript);
            long line = 0;
            while (!referee.over()) {
                Optional<String> said = hear(process, ++line);
                if (said.isEmpty()) {
                    throw new ProgramFailedException(
                            "it ended without an answer, "
                                    + process.exit()
                                            .map(code -> "with exit code " + code)
                                            .orElse("and its process goes on")
                                    + ". " + transcript.lastRefusal(),
                            null);
                }
                transcript.heard(said.get());
                say(reply(referee, said.get(), line), process, transcript);
            }
            process.end();
            process.exit();
        }
    }

    private static Map<String, String> environment() {
        return Map.of(
                "ASSAY_PROTOCOL", Integer.toString(Message.VERSION), PythonClient.variable(), PythonClient.path());
    }

    private static Optional<String> hear(ProgramProcess process, long line) {
        try {
            return process.hear();
        } catch (DataFormatException e) {
            throw garbage(line, e);
        }
    }

    private static ObjectNode reply(ProgramReferee referee, String said, long line) {
        Message message;
        try {
            message = MessageReader.read(said);
        } catch (DataFormatException e) {
            throw garbage(line, e);
        }
        return referee.reply(message);
    }

    private static ProgramFailedException garbage(long line, DataFormatException e) {
        return new ProgramFailedException("line " + line + " of its standard output: " + e.getMessage(), e);
    }

    private static void say(ObjectNode message, ProgramProcess process, Transcript transcript) {
        try {
            byte[] line = JSON.writeValueAsBytes(message);
            transcript.said(message, line);
            process.say(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message could not be written", e);
        }
    }
}
