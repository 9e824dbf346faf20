package assay.internal.reports;

import assay.internal.testkit.Installed;
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
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A headless Chromium with one page, driven over the DevTools protocol by nothing but the JDK. Everything the page asked
 * for and everything the browser complained about is kept.
 */
final class Chromium implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private int lastId;

    private Chromium(Path program, Path profile) {
        try {
            process = new ProcessBuilder(
                            program.toString(),
                            "--headless=new",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            "about:blank")
                    .redirectErrorStream(true)
                    .redirectOutput(profile.resolve("chromium.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            String port = port(profile.resolve("DevToolsActivePort"));
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create(pageAddress(port)), new Listener())
                    .join();
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
        call("Page.enable", Map.of());
        call("Network.enable", Map.of());
        call("Log.enable", Map.of());
        call("Runtime.enable", Map.of());
    }

    /** The program, if this machine has one. */
    static Optional<Path> program() {
        return Installed.browser();
    }

    static Chromium start(Path program, Path profile) {
        return new Chromium(program, profile);
    }

    /** Opens a file on a screen of this width and waits until it is loaded. */
    void open(Path file, int width) {
        requests.clear();
        complaints.clear();
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 844, "deviceScaleFactor", 1, "mobile", width < 600));
        call("Page.navigate", Map.of("url", file.toUri().toString()));
        JsonNode event = next();
        while (!event.path("method").asText().equals("Page.loadEventFired")) {
            event = next();
        }
    }

    /** The value of an expression in the page; an exception in it fails. */
    JsonNode ask(String expression) {
        JsonNode answer = call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    void press(String key, int code) {
        for (String type : List.of("keyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Map.of(
                            "type",
                            type,
                            "key",
                            key,
                            "code",
                            key,
                            "windowsVirtualKeyCode",
                            code,
                            "text",
                            type.equals("keyDown") ? "\r" : ""));
        }
    }

    void moveTo(double x, double y) {
        call("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
    }

    /** Addresses that were asked for since the page was opened. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Errors and warnings: of scripts, of the console, of the security policy. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    private JsonNode call(String method, Map<String, Object> parameters) {
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

    @Override
    public void close() {
        socket.sendText("{\"id\": 0, \"method\": \"Browser.close\"}", true).join();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
