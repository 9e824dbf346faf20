package assay.internal.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A headless Chromium with one page. Everything that the page asked for, and everything that the browser complained about, is
 * kept.
 */
public final class Chromium implements AutoCloseable {
    private final Process process;
    private final DevTools tools;

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
            tools = DevTools.of(profile.resolve("DevToolsActivePort"));
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
        tools.call("Page.enable", Map.of());
        tools.call("Network.enable", Map.of());
        tools.call("Log.enable", Map.of());
        tools.call("Runtime.enable", Map.of());
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
        tools.forget();
        tools.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 844, "deviceScaleFactor", 1, "mobile", width < 600));
        tools.call("Emulation.setTouchEmulationEnabled", Map.of("enabled", width < 600, "maxTouchPoints", 5));
        tools.call("Page.navigate", Map.of("url", address));
        tools.await("Page.loadEventFired");
    }

    /**
     * The value of an expression in the page; an exception in it fails. A promise is waited for.
     *
     * @param expression in JavaScript
     * @return its value
     */
    public JsonNode ask(String expression) {
        JsonNode answer = tools.call(
                "Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
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
            tools.call(
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
        tools.call("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
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
            tools.call("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
        }
    }

    /**
     * The page on paper.
     *
     * @return a PDF file
     */
    public byte[] pdf() {
        return Base64.getDecoder()
                .decode(tools.call("Page.printToPDF", Map.of("printBackground", true))
                        .path("data")
                        .asText());
    }

    /**
     * Addresses that were asked for since the page was opened.
     *
     * @return them, in their order
     */
    public List<String> requests() {
        return tools.requests();
    }

    /**
     * Errors and warnings: of scripts, of the console, of the security policy.
     *
     * @return their texts
     */
    public List<String> complaints() {
        return tools.complaints();
    }

    @Override
    public void close() {
        tools.endBrowser();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
