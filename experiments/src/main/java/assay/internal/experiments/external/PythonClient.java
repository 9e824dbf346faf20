package assay.internal.experiments.external;

import assay.internal.core.io.Sha256;
import assay.internal.core.io.WholeFile;
import assay.internal.experiments.work.AssayHome;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Python client of this program: {@code import assay} finds it without installation. */
final class PythonClient {
    private static final String FILE = "assay.py";
    private static final String VARIABLE = "PYTHONPATH";

    private PythonClient() {}

    /** The environment variable by which Python finds it. */
    static String variable() {
        return VARIABLE;
    }

    /** The variable's value: the client's folder, then the user's own value. */
    static String path() {
        String before = System.getenv(VARIABLE);
        return folder() + (before == null || before.isEmpty() ? "" : File.pathSeparator + before);
    }

    /** A separate folder for each content, so that several versions of the program do not conflict. */
    private static Path folder() {
        String text = text();
        Path file =
                AssayHome.path().resolve("python").resolve(Sha256.name(text)).resolve(FILE);
        if (!Files.exists(file)) {
            try {
                Files.createDirectories(file.getParent());
                WholeFile.write(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return file.getParent();
    }

    private static String text() {
        try (InputStream in = PythonClient.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
