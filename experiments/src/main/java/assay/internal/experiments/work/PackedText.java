package assay.internal.experiments.work;

import assay.core.error.UsageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Packs a long text into a shorter one of letters: gzip, then base64. The same text always gives the same letters. */
public final class PackedText {
    /** The limit of the unpacked text: much more than the rows of any judgement so far. */
    private static final int MOST_BYTES = 512 << 20;

    private static final int LINE = 120;

    private PackedText() {}

    /** Lines of {@value #LINE} letters. */
    public static String pack(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(bytes.toByteArray());
    }

    /** @throws UsageException if this class did not pack it */
    public static String unpack(String packed) {
        try (GZIPInputStream in = new GZIPInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(packed.replaceAll("\\s", ""))))) {
            byte[] text = in.readNBytes(MOST_BYTES);
            return new String(text, StandardCharsets.UTF_8);
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException("packed: expected what 'assay judge' packed, found: " + e.getMessage() + ".", e);
        }
    }
}
