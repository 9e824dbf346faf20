package assay.internal.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A connection to the page of a browser by the DevTools protocol, with nothing but the JDK. It notes what the page asked for,
 * and what the browser complained about.
 */
final class DevTools {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 60;

    private final WebSocket socket;
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private int lastId;

    private DevTools(String address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), new Listener())
                .join();
    }

    /**
     * Waits until a browser listens, and connects to its page.
     *
     * @param file in which the browser writes where it listens
     */
    static DevTools of(Path file) {
        return new DevTools(pageAddress(port(file)));
    }

    /** Waits for an event. */
    void await(String event) {
        while (!next().path("method").asText().equals(event)) {
            // other events do not matter
        }
    }

    /** Forgets what was noted. */
    void forget() {
        requests.clear();
        complaints.clear();
    }

    /** Addresses that the page asked for, in their order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** The texts of errors and warnings. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Ends the browser; does not wait for it. */
    void endBrowser() {
        socket.sendText("{\"id\": 0, \"method\": \"Browser.close\"}", true).join();
    }

    /**
     * Calls a method and waits for its answer.
     *
     * @return its result
     */
    JsonNode call(String method, Map<String, Object> parameters) {
        ObjectNode message = JSON.createObjectNode();
        message.put("id", ++lastId).put("method", method).set("params", JSON.valueToTree(parameters));
        socket.sendText(message.toString(), true).join();
        JsonNode answer = next();
        while (answer.path("id").asInt() != lastId) {
            answer = next();
        }
        if (answer.has("error")) {
            throw new AssertionError(method + ": " + answer.get("error"));
        }
        return answer.path("result");
    }

    private JsonNode next() {
        try {
            JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("Chromium said nothing for " + PATIENCE_SECONDS + " s");
            }
            note(message);
            return message;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void note(JsonNode message) {
        JsonNode p = message.path("params");
        switch (message.path("method").asText()) {
            case "Network.requestWillBeSent" ->
                requests.add(p.path("request").path("url").asText());
            case "Runtime.exceptionThrown" -> complaints.add(p.toString());
            case "Runtime.consoleAPICalled" -> complaints.add(p.path("args").toString());
            case "Log.entryAdded" -> complaints.add(p.path("entry").path("text").asText());
            default -> {}
        }
    }

    private static String port(Path file) {
        try {
            for (int i = 0; i < PATIENCE_SECONDS * 10; i++) {
                if (Files.exists(file) && Files.readAllLines(file).size() > 1) {
                    return Files.readAllLines(file).get(0);
                }
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("Chromium did not say where it listens");
    }

    private static String pageAddress(String port) {
        try (var in =
                URI.create("http://127.0.0.1:" + port + "/json/list").toURL().openStream()) {
            for (JsonNode target : JSON.readTree(in)) {
                if (target.path("type").asText().equals("page")) {
                    return target.path("webSocketDebuggerUrl").asText();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("Chromium has no page");
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    messages.add(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
