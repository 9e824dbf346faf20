package assay.internal.experiments.work;

import assay.core.error.DataFormatException;
import assay.internal.core.io.PlainFile;
import assay.internal.core.io.Sha256;
import assay.internal.core.io.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A text in a file, followed by a line with the SHA-256 of the text, so that other bytes are never accepted as this text. */
public final class SealedText {
    private static final String SEAL = "sha256 ";
    private static final int DIGITS = 64;

    private SealedText() {}

    public static void write(Path file, String text) {
        WholeFile.write(file, text + "\n" + seal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String seal(byte[] text) {
        return SEAL + Sha256.hex(text) + "\n";
    }

    /**
     * @param otherwise what happens if the file is deleted, for messages: {@code the job is done again}
     * @throws DataFormatException if the file was changed
     */
    public static String read(Path file, String otherwise) {
        PlainFile.refuseOthers(file);
        try {
            byte[] all = Files.readAllBytes(file);
            int end = all.length - SEAL.length() - DIGITS - 2;
            byte[] text = Arrays.copyOf(all, Math.max(0, end));
            byte[] behind = ("\n" + seal(text)).getBytes(StandardCharsets.UTF_8);
            if (end >= 0 && Arrays.equals(behind, Arrays.copyOfRange(all, end, all.length))) {
                return new String(text, StandardCharsets.UTF_8);
            }
            throw damaged(file, "its checksum does not match", otherwise, null);
        } catch (IOException e) {
            throw damaged(file, "it cannot be read (" + e.getMessage() + ")", otherwise, e);
        }
    }

    private static DataFormatException damaged(Path file, String why, String otherwise, Throwable cause) {
        return new DataFormatException(
                file.toString(),
                -1,
                file + ": expected what was written there, found something else: " + why + ". Delete it, and "
                        + otherwise + ".",
                cause);
    }
}
