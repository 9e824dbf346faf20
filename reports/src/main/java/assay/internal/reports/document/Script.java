package assay.internal.reports.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/** The content of the page's script and style elements, and the policy that allows exactly these two and no requests. */
final class Script {
    /** Characters that XML cannot contain in any form; JSON can escape them. */
    private static final Pattern NO_XML =
            Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]");

    private Script() {}

    /** The page's script, in a form that HTML and XML read in the same way. */
    static String ours() {
        return "//<![CDATA[\n" + resource("page.js") + "//]]>\n";
    }

    /**
     * A content security policy: nothing may be loaded, and only these two texts may run or style. So a text from a
     * configuration or a table cannot run either.
     */
    static String policy(String script, String style) {
        return "default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The same JSON without a character that could end the element, or that a reader of XML would not accept. */
    static String quiet(String json) {
        String safe = json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
        return NO_XML.matcher(safe)
                .replaceAll(c -> String.format("\\\\u%04x", (int) c.group().charAt(0)));
    }

    static String resource(String name) {
        try (InputStream in = Script.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
