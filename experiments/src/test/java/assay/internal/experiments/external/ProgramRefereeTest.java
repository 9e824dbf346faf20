package assay.internal.experiments.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.blackbox.Budget;
import assay.core.blackbox.Ledger;
import assay.core.error.DataFormatException;
import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Dataset;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.methods.AskingMethods;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules of the protocol, on the table that the program carries. */
class ProgramRefereeTest {
    private static final MiniTable MINI = MiniTable.get();

    /** A referee, and what it is asked. */
    private static final class Talk {
        final Ledger ledger;
        final ProgramReferee referee;

        Talk(String settings) {
            MethodConfig config = MiniTable.program(settings);
            ledger = MINI.ledger(config);
            referee = new ProgramReferee(MINI.asked(config), MINI.space, ledger, new Seeds(0).stream("search"));
        }

        ObjectNode ask(String message, Object... values) {
            return referee.reply(MessageReader.read(MiniTable.json(message, values)));
        }
    }

    private static void assertRefused(String reason, String why, ObjectNode reply) {
        assertEquals("refused", reply.path("type").textValue(), reply.toString());
        assertEquals(reason, reply.path("reason").textValue(), reply.toString());
        assertTrue(reply.path("why").textValue().contains(why), reply.toString());
    }

    private static double valid(int index) {
        Dataset dataset = MINI.truth.architectures().benchmark().datasets().get(0);
        Genotype arch = MINI.truth.architectures().at(index);
        Query query = Query.accuracy(arch, dataset, Split.VALID, 6, new Trials.Mean());
        return MINI.truth.ask(query) instanceof Measured m ? m.value() : Double.NaN;
    }

    @Test
    void evaluate_givesTheTablesValidationAccuracy_itsCost_andWhatIsLeft() {
        Talk talk = new Talk("budget_s: 100, trials: mean");
        ObjectNode reply = talk.ask("{'type':'evaluate','id':'first','architecture':6111}");
        assertEquals("evaluated", reply.path("type").textValue());
        assertEquals("first", reply.path("id").textValue());
        assertEquals(
                MINI.truth.architectures().at(6111).text(),
                reply.path("architecture").textValue());
        assertEquals(valid(6111), reply.path("valid_accuracy_percent").doubleValue());
        assertEquals(6, reply.path("epochs").intValue());
        double cost = reply.path("cost_s").doubleValue();
        assertTrue(cost > 0, reply.toString());
        assertEquals(100 - cost, reply.path("left").path("seconds").doubleValue());
        assertTrue(reply.path("left").path("trainings").isNull());
        assertTrue(reply.path("open").booleanValue());
        ObjectNode again = talk.ask("{'type':'evaluate','architecture':'6111'}");
        assertFalse(again.has("id"));
        assertEquals(2 * cost, again.path("clock_s").doubleValue(), "charged again");
    }

    /** All notations of the program, and the decisions themselves. */
    @Test
    void architectures_areReadInEveryNotation() {
        Talk talk = new Talk("budget_s: 100");
        Genotype arch = MINI.truth.architectures().at(2631);
        int[] choices = MINI.space.encode(arch);
        for (String which : List.of(
                "'architecture':'" + arch.text() + "'",
                "'architecture':2631",
                "'architecture':'002631'",
                "'architecture':[4, 0, 3, 1, 4, 3]",
                "'architecture':'(4, 0, 3, 1, 4, 3)'",
                "'choices':" + java.util.Arrays.toString(choices))) {
            ObjectNode reply = talk.ask("{'type':'costs'," + which + "}");
            assertEquals(arch.text(), reply.path("architecture").asText(), which);
        }
        assertRefused("architecture", "column", talk.ask("{'type':'costs','architecture':'|nor_conv_5x5~0|'}"));
        assertRefused("architecture", "15625", talk.ask("{'type':'costs','architecture':15625}"));
        assertRefused("architecture", "expected 6 numbers", talk.ask("{'type':'costs','choices':[0,1]}"));
        assertRefused("architecture", "expected 0..4", talk.ask("{'type':'costs','choices':[0,1,2,3,4,5]}"));
    }

    @Test
    void whatIsAskedAfterTheBudget_isRefused_andNoted() {
        Talk talk = new Talk("budget_s: 0, trainings: 1");
        assertFalse(
                talk.ask("{'type':'evaluate','architecture':1}").path("open").booleanValue());
        assertRefused("budget", "End with an 'answer'", talk.ask("{'type':'evaluate','architecture':2}"));
        ObjectNode late = talk.ask("{'type':'submit','architecture':2,'id':9}");
        assertRefused("budget", "spent", late);
        assertEquals(9, late.path("id").intValue());
        assertEquals(1, talk.ledger.steps().size());
        ObjectNode end = talk.ask("{'type':'answer'}");
        assertEquals(
                MINI.truth.architectures().at(1).text(),
                end.path("architecture").textValue());
        assertTrue(talk.referee.over());
    }

    @Test
    void trainingBeyondTheBudget_countsOrDropsOut() {
        Talk counts = new Talk("budget_s: 0.001");
        assertEquals(
                "evaluated",
                counts.ask("{'type':'evaluate','architecture':1}").path("type").textValue());
        Talk drops = new Talk("budget_s: 0.001, crossing: drops");
        assertRefused("budget", "drops it", drops.ask("{'type':'evaluate','architecture':1}"));
        assertEquals(0, drops.ledger.steps().size());
    }

    @Test
    void valuesThatThisExperimentDoesNotHave_areRefused() {
        Talk talk = new Talk("budget_s: 100, proxies: [params]");
        assertRefused(
                "value",
                "schedule: expected one of [6]",
                talk.ask("{'type':'evaluate','architecture':1,'schedule':200}"));
        assertRefused("value", "epochs: expected 1..6", talk.ask("{'type':'evaluate','architecture':1,'epochs':7}"));
        assertRefused("value", "[params]", talk.ask("{'type':'proxy','architecture':1,'proxy':'synflow'}"));
        assertRefused("architecture", "nothing was evaluated", talk.ask("{'type':'answer'}"));
        assertFalse(talk.referee.over());
    }

    @Test
    void workers_trainSideBySide_onTheSimulatedClock() {
        Talk talk = new Talk("budget_s: 1000, workers: 3, trials: mean");
        assertRefused("busy", "no training runs", talk.ask("{'type':'next'}"));
        for (int i = 0; i < 3; i++) {
            ObjectNode begun = talk.ask("{'type':'submit','id':%d,'architecture':%d}", i, 1000 * i);
            assertEquals("submitted", begun.path("type").textValue());
            assertEquals(i, begun.path("worker").intValue());
            assertEquals(2 - i, begun.path("free").intValue());
        }
        assertRefused("busy", "all 3 workers train", talk.ask("{'type':'submit','architecture':5}"));
        assertRefused("busy", "'next'", talk.ask("{'type':'evaluate','architecture':5}"));
        Set<Integer> ids = new HashSet<>();
        double clock = 0;
        double worked = 0;
        for (int i = 0; i < 3; i++) {
            ObjectNode ended = talk.ask("{'type':'next'}");
            ids.add(ended.path("id").intValue());
            assertTrue(ended.path("clock_s").doubleValue() >= clock, "in the order of their ends");
            clock = ended.path("clock_s").doubleValue();
            worked += ended.path("cost_s").doubleValue();
        }
        assertEquals(Set.of(0, 1, 2), ids);
        assertTrue(clock < worked, "side by side");
        assertEquals(
                "evaluated",
                talk.ask("{'type':'evaluate','architecture':5}").path("type").textValue());
    }

    @Test
    void conveniences_areAnswered_andCostNothing() {
        Talk talk = new Talk("budget_s: 100, proxies: [params]");
        ObjectNode drawn = talk.ask("{'type':'sample','count':5}");
        assertEquals(5, drawn.path("architectures").size());
        drawn.path("architectures").forEach(a -> MINI.space.parse(a.textValue()));
        ObjectNode around = talk.ask("{'type':'neighbours','architecture':6111}");
        assertEquals(24, around.path("architectures").size());
        ObjectNode costs = talk.ask("{'type':'costs','architecture':6111}");
        assertTrue(costs.path("params_millions").doubleValue() > 0, costs.toString());
        assertTrue(costs.path("flops_millions").doubleValue() > 0, costs.toString());
        assertTrue(costs.has("latency_s"), costs.toString());
        ObjectNode score = talk.ask("{'type':'proxy','architecture':6111,'proxy':'params'}");
        assertEquals(
                MINI.truth.architectures().at(6111).text().length(),
                score.path("score").doubleValue());
        assertEquals(0, talk.ledger.clockSeconds());
        assertEquals(
                drawn, new Talk("budget_s: 100").ask("{'type':'sample','count':5}"), "the same seed draws the same");
    }

    @Test
    void hello_saysAllThatIsToBeKnown() {
        MethodConfig config = MiniTable.program("budget_s: 100, workers: 2, proxies: [params]");
        Budget budget = AskingMethods.budget(config);
        ObjectNode hello = Hello.of(MINI.asked(config), MINI.space, budget, 7);
        assertEquals(1, hello.path("protocol").intValue());
        assertEquals(7, hello.path("seed").longValue());
        assertEquals("mini201", hello.path("benchmark").textValue());
        assertEquals("fashion-mini", hello.path("dataset").textValue());
        assertEquals(100, hello.path("budget").path("seconds").doubleValue());
        assertTrue(hello.path("budget").path("trainings").isNull());
        assertEquals(2, hello.path("workers").intValue());
        assertEquals(6, hello.path("decisions").size());
        assertEquals("params", hello.path("proxies").path(0).textValue());
    }

    @Test
    void aProgramThatGoesOnAskingWhatIsRefused_isEnded() {
        Talk talk = new Talk("budget_s: 100");
        for (int i = 1; i < ProgramReferee.MOST_REFUSED; i++) {
            talk.ask("{'type':'next'}");
        }
        DataFormatException ended = assertThrows(DataFormatException.class, () -> talk.ask("{'type':'next'}"));
        assertTrue(ended.getMessage().contains("10000 refused questions in a row"), ended.getMessage());
    }

    /** If the table has an accuracy only on validation and test images together, a program sees no accuracy. */
    @Test
    void noReply_hasANumberOfTestImages() {
        Talk talk = new Talk("budget_s: 100");
        String all = talk.ask("{'type':'evaluate','architecture':6111}").toString()
                + talk.ask("{'type':'costs','architecture':6111}")
                + talk.ask("{'type':'answer','architecture':6111}");
        assertFalse(all.contains("test"), all);
    }
}
