package assay.internal.reports.document;

import assay.internal.core.io.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A checksum of a page inside the page, computed from its text without the checksum. It shows whether the page was changed. */
public final class PageSeal {
    private static final String BEFORE = "<meta name=\"assay-page-sha256\" content=\"";
    private static final String AFTER = "\"/>\n";
    private static final Pattern PLACE =
            Pattern.compile(Pattern.quote(BEFORE) + "([0-9a-f]{64})" + Pattern.quote(AFTER));

    /** The place of the checksum. */
    static final String EMPTY = BEFORE + AFTER;

    private PageSeal() {}

    /** Writes the checksum into the first such place. */
    static String put(String page) {
        int at = page.indexOf(EMPTY) + BEFORE.length();
        return page.substring(0, at) + Sha256.hex(page.getBytes(StandardCharsets.UTF_8)) + page.substring(at);
    }

    /** Whether the page is unchanged; empty for a page without a checksum. */
    public static Optional<Boolean> holds(String page) {
        Matcher m = PLACE.matcher(page);
        if (!m.find()) {
            return Optional.empty();
        }
        String empty = page.substring(0, m.start(1)) + page.substring(m.end(1));
        return Optional.of(Sha256.hex(empty.getBytes(StandardCharsets.UTF_8)).equals(m.group(1)));
    }
}
