package assay.internal.experiments.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.random.Seeds;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
    private static final Message.Which CELL = new Message.Which(Optional.of("|a|"), List.of());

    @Test
    void everyKindOfMessage_isRead() {
        assertEquals(
                new Message.Evaluate(
                        Optional.of(IntNode.valueOf(7)),
                        new Message.Training(CELL, OptionalInt.of(200), OptionalInt.of(12))),
                MessageReader.read(
                        "{\"type\":\"evaluate\",\"id\":7,\"architecture\":\"|a|\",\"schedule\":200,\"epochs\":12}"));
        assertEquals(
                new Message.Submit(
                        Optional.of(TextNode.valueOf("x")),
                        new Message.Training(
                                new Message.Which(Optional.empty(), List.of(0, 4)),
                                OptionalInt.empty(),
                                OptionalInt.empty())),
                MessageReader.read("{\"id\":\"x\",\"type\":\"submit\",\"choices\":[0,4],\"epochs\":null}"));
        assertEquals(new Message.Next(Optional.empty()), MessageReader.read(" {\"type\":\"next\"} "));
        assertEquals(new Message.Sample(Optional.empty(), 1), MessageReader.read("{\"type\":\"sample\"}"));
        assertEquals(
                new Message.Sample(Optional.empty(), 1000), MessageReader.read("{\"type\":\"sample\",\"count\":1000}"));
        assertEquals(
                new Message.Neighbours(Optional.empty(), CELL),
                MessageReader.read("{\"type\":\"neighbours\",\"architecture\":\"|a|\"}"));
        assertEquals(
                new Message.Costs(Optional.empty(), CELL),
                MessageReader.read("{\"type\":\"costs\",\"architecture\":\"|a|\"}"));
        assertEquals(
                new Message.Proxy(Optional.empty(), CELL, "synflow"),
                MessageReader.read("{\"type\":\"proxy\",\"architecture\":\"|a|\",\"proxy\":\"synflow\"}"));
        assertEquals(
                new Message.Answer(Optional.empty(), Optional.empty()), MessageReader.read("{\"type\":\"answer\"}"));
    }

    /** Notations that are JSON are sent as JSON, and an index is sent as a number. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "6111 ! 6111",
                "'\"6111\"' ! 6111",
                "[4, 0, 3, 1, 4, 3] ! '[4,0,3,1,4,3]'",
                "{\"0_1\": \"conv_3x3\"} ! '{\"0_1\":\"conv_3x3\"}'"
            })
    void architectures_ofAllForms_areTexts(String written, String read) {
        Message.Costs costs =
                (Message.Costs) MessageReader.read("{\"type\":\"costs\",\"architecture\":" + written + "}");
        assertEquals(read, costs.which().text().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'' ! one JSON object a line",
                "epoch 1 of 5 ! standard error",
                "[1] ! one JSON object a line",
                "7 ! one JSON object a line",
                "{\"type\":\"next\"} {} ! one JSON object a line",
                "{\"type\":\"next\",\"type\":\"next\"} ! Duplicate",
                "{\"type\":\"next\" ! one JSON object a line",
                "{} ! type: expected a text, found none",
                "{\"type\":7} ! type: expected a text",
                "{\"type\":\"evaluated\"} ! expected one of evaluate, submit, next",
                "{\"type\":\"evaluate\"} ! architecture: expected it",
                "{\"type\":\"evaluate\",\"architecture\":\"a\",\"choices\":[1]} ! found both",
                "{\"type\":\"evaluate\",\"architecture\":\"a\",\"epoch\":3} ! unknown field 'epoch'",
                "{\"type\":\"evaluate\",\"architecture\":\"a\",\"epochs\":0} ! epochs: expected a whole number 1..",
                "{\"type\":\"evaluate\",\"architecture\":\"a\",\"epochs\":1.5} ! epochs: expected a whole number",
                "{\"type\":\"evaluate\",\"architecture\":\"a\",\"epochs\":\"12\"} ! epochs: expected a whole number",
                "{\"type\":\"evaluate\",\"architecture\":\"a\",\"epochs\":9999999999} ! epochs: expected a whole number",
                "{\"type\":\"evaluate\",\"architecture\":true} ! architecture: expected an architecture",
                "{\"type\":\"evaluate\",\"architecture\":1.5} ! architecture: expected an architecture",
                "{\"type\":\"evaluate\",\"choices\":[]} ! choices: expected",
                "{\"type\":\"evaluate\",\"choices\":{\"a\":1}} ! choices: expected",
                "{\"type\":\"evaluate\",\"choices\":[0.5]} ! choices: expected",
                "{\"type\":\"next\",\"id\":[1]} ! id: expected a text or a whole number",
                "{\"type\":\"sample\",\"count\":1001} ! count: expected a whole number 1..1000",
                "{\"type\":\"proxy\",\"architecture\":\"a\"} ! proxy: expected a text, found none",
                "{\"type\":\"next\",\"id\":NaN} ! one JSON object a line"
            })
    void whatIsNoMessage_isRefused_sayingWhatWasExpected(String line, String said) {
        DataFormatException refused = assertThrows(DataFormatException.class, () -> MessageReader.read(line));
        assertTrue(refused.getMessage().contains(said), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 100_000})
    void deepNesting_isRefused(int depth) {
        assertThrows(
                DataFormatException.class,
                () -> MessageReader.read(
                        "{\"type\":\"costs\",\"architecture\":" + "[".repeat(depth) + "]".repeat(depth) + "}"));
    }

    @Test
    void longTexts_areRefused_andNotRepeated() {
        DataFormatException refused = assertThrows(
                DataFormatException.class,
                () -> MessageReader.read("{\"type\":\"costs\",\"architecture\":\"" + "x".repeat(1 << 17) + "\"}"));
        assertTrue(refused.getMessage().length() < 600, "a message for people");
    }

    @Test
    void everyCutAndChangedLine_isAMessageOrARefusal() {
        String good = "{\"type\":\"evaluate\",\"id\":\"q1\",\"architecture\":\"|nor_conv_3x3~0|+|\",\"epochs\":12}";
        RandomGenerator random = new Seeds(19).stream("lines");
        for (int cut = 0; cut <= good.length(); cut++) {
            messageOrRefusal(good.substring(0, cut));
        }
        for (int i = 0; i < 20_000; i++) {
            char[] changed = good.toCharArray();
            for (int n = 0; n <= random.nextInt(3); n++) {
                changed[random.nextInt(changed.length)] = (char) random.nextInt(random.nextBoolean() ? 128 : 65_536);
            }
            messageOrRefusal(new String(changed));
        }
    }

    private static void messageOrRefusal(String line) {
        try {
            MessageReader.read(line);
        } catch (DataFormatException expected) {
            // says what is wrong
        }
    }
}
