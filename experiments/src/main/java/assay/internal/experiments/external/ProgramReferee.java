package assay.internal.experiments.external;

import assay.core.blackbox.Begun;
import assay.core.blackbox.Ledger;
import assay.core.blackbox.Left;
import assay.core.error.DataFormatException;
import assay.core.error.OutOfTableException;
import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.space.SearchSpace;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Answers the messages of one program by the rules of docs/protocol.md, and charges its ledger. It knows nothing about
 * processes.
 */
final class ProgramReferee implements Message.Cases<ObjectNode> {
    /** After this many refused questions in a row the program obviously ignores our answers. */
    static final int MOST_REFUSED = 10_000;

    private final AskedTable table;
    private final SearchSpace space;
    private final Ledger ledger;
    private final RandomGenerator random;
    private final Map<Integer, Asked> asked = new HashMap<>();
    private Optional<Genotype> best = Optional.empty();
    private double bestAccuracy = Double.NEGATIVE_INFINITY;
    private int refused;
    private boolean over;

    /** A running training, with its question. */
    private record Asked(Optional<JsonNode> id, int schedule) {}

    private static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Reason reason;

        RefusedException(Reason reason, String why) {
            super(why, null, false, false);
            this.reason = reason;
        }
    }

    /** @param random the random numbers for {@code sample} */
    ProgramReferee(AskedTable table, SearchSpace space, Ledger ledger, RandomGenerator random) {
        this.table = table;
        this.space = space;
        this.ledger = ledger;
        this.random = random;
    }

    /** Whether the program has given its answer. */
    boolean over() {
        return over;
    }

    /**
     * The reply to a message.
     *
     * @throws DataFormatException if the program keeps asking questions that are refused
     */
    ObjectNode reply(Message message) {
        try {
            ObjectNode reply = message.fold(this);
            refused = 0;
            return reply;
        } catch (RefusedException e) {
            if (++refused >= MOST_REFUSED) {
                throw new DataFormatException(
                        "standard output",
                        -1,
                        "expected a program that ends when it is refused, found " + refused
                                + " refused questions in a row, the last: " + e.getMessage());
            }
            return left(
                    about("refused", message.id()).put("reason", e.reason.key()).put("why", e.getMessage()));
        }
    }

    private static ObjectNode about(String type, Optional<JsonNode> id) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode().put("type", type);
        id.ifPresent(i -> reply.set("id", i));
        return reply;
    }

    /** The state of clock and budget. */
    private ObjectNode left(ObjectNode reply) {
        Left left = ledger.left();
        ObjectNode both = reply.put("clock_s", ledger.clockSeconds())
                .put("open", ledger.open())
                .put("free", ledger.free())
                .putObject("left");
        both.put("seconds", left.seconds().isPresent() ? left.seconds().getAsDouble() : null);
        both.put("trainings", left.trainings().isPresent() ? left.trainings().getAsInt() : null);
        return reply;
    }

    @Override
    public ObjectNode evaluate(Message.Evaluate m) {
        if (ledger.free() < table.workers()) {
            throw new RefusedException(
                    Reason.BUSY, "trainings run that were submitted. Ask 'next' for each of them first.");
        }
        begin(m.training(), m.id());
        return ended();
    }

    @Override
    public ObjectNode submit(Message.Submit m) {
        Begun begun = begin(m.training(), m.id());
        return left(about("submitted", m.id())
                .put("architecture", begun.arch().text())
                .put("worker", begun.worker()));
    }

    @Override
    public ObjectNode next(Message.Next m) {
        if (ledger.free() == table.workers()) {
            throw new RefusedException(Reason.BUSY, "no training runs. Submit one first.");
        }
        return ended();
    }

    private Begun begin(Message.Training t, Optional<JsonNode> id) {
        if (!ledger.open()) {
            ledger.late();
            throw new RefusedException(Reason.BUDGET, "the budget is spent. End with an 'answer'.");
        }
        if (ledger.free() == 0) {
            throw new RefusedException(
                    Reason.BUSY, "all " + table.workers() + " workers train. Ask 'next' for the first that ends.");
        }
        Genotype arch = arch(t.which());
        int schedule = t.schedule().orElse(table.schedule());
        if (!table.schedules().contains(schedule)) {
            throw new RefusedException(
                    Reason.VALUE, "schedule: expected one of " + table.schedules() + ", found " + schedule + ".");
        }
        int epochs = t.epochs().orElse(schedule);
        if (epochs > schedule) {
            throw new RefusedException(Reason.VALUE, "epochs: expected 1.." + schedule + ", found " + epochs + ".");
        }
        Begun begun = ledger.begin(arch, epochs, table.oracle(schedule))
                .orElseThrow(() -> new RefusedException(
                        Reason.TABLE,
                        "the table has no validation accuracy of " + arch.text() + ", schedule " + schedule + ", "
                                + epochs + " epochs. Nothing is charged."));
        asked.put(begun.number(), new Asked(id, schedule));
        return begun;
    }

    private ObjectNode ended() {
        Begun done = ledger.end()
                .orElseThrow(() -> new RefusedException(
                        Reason.BUDGET, "the training ends beyond the budget, which drops it. End with an 'answer'."));
        Asked question = asked.remove(done.number());
        if (done.accuracy() > bestAccuracy) {
            best = Optional.of(done.arch());
            bestAccuracy = done.accuracy();
        }
        return left(about("evaluated", question.id())
                .put("architecture", done.arch().text())
                .put("schedule", question.schedule())
                .put("epochs", done.epochs())
                .put("valid_accuracy_percent", done.accuracy())
                .put("cost_s", done.cost())
                .put("worker", done.worker()));
    }

    @Override
    public ObjectNode sample(Message.Sample m) {
        ObjectNode reply = about("sampled", m.id());
        ArrayNode all = reply.putArray("architectures");
        for (int i = 0; i < m.count(); i++) {
            all.add(space.sample(random).text());
        }
        return reply;
    }

    @Override
    public ObjectNode neighbours(Message.Neighbours m) {
        Genotype arch = arch(m.which());
        ObjectNode reply = about("neighbours", m.id()).put("architecture", arch.text());
        ArrayNode all = reply.putArray("architectures");
        space.neighbours(arch).forEach(n -> all.add(n.text()));
        return reply;
    }

    @Override
    public ObjectNode costs(Message.Costs m) {
        Genotype arch = arch(m.which());
        ObjectNode reply = about("costs", m.id()).put("architecture", arch.text());
        table.costs(arch).forEach((name, value) -> put(reply, name, value));
        return reply;
    }

    @Override
    public ObjectNode proxy(Message.Proxy m) {
        if (!table.proxies().contains(m.name())) {
            throw new RefusedException(
                    Reason.VALUE,
                    "proxy: expected one of " + table.proxies() + " (methods." + table.method()
                            + ".proxies of the experiment file), found '" + m.name() + "'.");
        }
        Genotype arch = arch(m.which());
        ObjectNode reply =
                about("scored", m.id()).put("architecture", arch.text()).put("proxy", m.name());
        put(reply, "score", table.score(m.name(), arch));
        return reply;
    }

    private static void put(ObjectNode reply, String name, OptionalDouble value) {
        reply.put(name, value.isPresent() ? value.getAsDouble() : null);
    }

    @Override
    public ObjectNode answer(Message.Answer m) {
        Optional<Genotype> given = m.which().map(this::arch);
        Genotype found = given.or(() -> best)
                .orElseThrow(() -> new RefusedException(
                        Reason.ARCHITECTURE, "nothing was evaluated that could be the answer. Name an architecture."));
        ledger.answers(found);
        over = true;
        return left(about("end", m.id()).put("architecture", found.text()));
    }

    private Genotype arch(Message.Which which) {
        return which.text()
                .map(text -> understood(() -> table.read(text)))
                .orElseGet(() -> understood(() -> space.decode(checked(which))));
    }

    private static Genotype understood(Supplier<Genotype> read) {
        try {
            return read.get();
        } catch (GenotypeException | OutOfTableException | IllegalArgumentException e) {
            throw new RefusedException(Reason.ARCHITECTURE, e.getMessage());
        }
    }

    private int[] checked(Message.Which which) {
        int[] choices = which.choices().stream().mapToInt(Integer::intValue).toArray();
        int groups = space.groups().size();
        if (choices.length != groups) {
            throw new RefusedException(
                    Reason.ARCHITECTURE, "choices: expected " + groups + " numbers, found " + choices.length + ".");
        }
        for (int g = 0; g < groups; g++) {
            int width = space.groups().get(g).width();
            if (choices[g] < 0 || choices[g] >= width) {
                throw new RefusedException(
                        Reason.ARCHITECTURE,
                        "choices: expected 0.." + (width - 1) + " for decision " + g + " ("
                                + space.groups().get(g).name() + "), found " + choices[g] + ".");
            }
        }
        return choices;
    }
}
