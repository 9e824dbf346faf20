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
import java.util.Base64;
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
public final class Chromium implements AutoCloseable {
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

    /**
     * The program, if this machine has one.
     *
     * @return its path
     */
    public static Optional<Path> program() {
        return Installed.browser();
    }

    /**
     * Starts it.
     *
     * @param program the browser
     * @param profile an empty folder for what it writes
     * @return the browser, with an empty page
     */
    public static Chromium start(Path program, Path profile) {
        return new Chromium(program, profile);
    }

    /**
     * Opens a file and waits until it is loaded.
     *
     * @param file the page
     * @param width of the screen; below 600 it is a phone, with touch
     */
    public void open(Path file, int width) {
        open(file.toUri().toString(), width);
    }

    /**
     * Opens an address and waits until it is loaded.
     *
     * @param address of the page
     * @param width of the screen; below 600 it is a phone, with touch
     */
    public void open(String address, int width) {
        requests.clear();
        complaints.clear();
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 844, "deviceScaleFactor", 1, "mobile", width < 600));
        call("Emulation.setTouchEmulationEnabled", Map.of("enabled", width < 600, "maxTouchPoints", 5));
        call("Page.navigate", Map.of("url", address));
        JsonNode event = next();
        while (!event.path("method").asText().equals("Page.loadEventFired")) {
            event = next();
        }
    }

    /**
     * The value of an expression in the page; an exception in it fails. A promise is waited for.
     *
     * @param expression in JavaScript
     * @return its value
     */
    public JsonNode ask(String expression) {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /**
     * Presses a key and lets it go.
     *
     * @param key its name: {@code Enter}
     * @param code its number in browsers: 13
     */
    public void press(String key, int code) {
        press(key, code, 0);
    }

    /**
     * Presses a key with others held down.
     *
     * @param key its name: {@code s}
     * @param code its number in browsers: 83
     * @param modifiers 1 Alt, 2 Ctrl, 4 Meta, 8 Shift, added up
     */
    public void press(String key, int code, int modifiers) {
        String text = key.equals("Enter") ? "\r" : key.length() == 1 && modifiers == 0 ? key : "";
        for (String type : List.of(text.isEmpty() ? "rawKeyDown" : "keyDown", "keyUp")) {
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
                            "modifiers",
                            modifiers,
                            "text",
                            type.equals("keyDown") ? text : ""));
        }
    }

    /**
     * Moves the mouse.
     *
     * @param x from the left
     * @param y from the top
     */
    public void moveTo(double x, double y) {
        call("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
    }

    /**
     * Fingers go down at the first places, over the others, and up.
     *
     * @param places x and y of each finger, one after the other
     */
    public void touch(double[]... places) {
        for (int i = 0; i <= places.length; i++) {
            List<Map<String, Object>> points = new ArrayList<>();
            for (int f = 0; i < places.length && f < places[i].length; f += 2) {
                points.add(Map.of("x", places[i][f], "y", places[i][f + 1], "id", f / 2));
            }
            String type = i == 0 ? "touchStart" : i == places.length ? "touchEnd" : "touchMove";
            call("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
        }
    }

    /**
     * The page on paper.
     *
     * @return a PDF file
     */
    public byte[] pdf() {
        return Base64.getDecoder()
                .decode(call("Page.printToPDF", Map.of("printBackground", true))
                        .path("data")
                        .asText());
    }

    /**
     * Addresses that were asked for since the page was opened.
     *
     * @return them, in their order
     */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /**
     * Errors and warnings: of scripts, of the console, of the security policy.
     *
     * @return their texts
     */
    public List<String> complaints() {
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
