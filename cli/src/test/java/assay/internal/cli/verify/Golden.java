package assay.internal.cli.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Our own small files of reference numbers; each says in {@code source} where its numbers come from. */
final class Golden {
    static final String PROXIES = "proxies-c4-n1-8x8.json";
    static final String VADAM = "vadam-small.json";

    /** By mpmath at 40 digits. */
    static final String DIRICHLET = "dirichlet-small.json";

    /** By a program of its own, gradients by complex steps. */
    static final String ENSEMBLE = "ensemble-small.json";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Golden() {}

    static String text(String name) throws IOException {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static ObjectNode tree(String name) throws IOException {
        return (ObjectNode) MAPPER.readTree(text(name));
    }

    /** Writes a file and returns its path. */
    static String write(Path folder, String name, Object content) throws IOException {
        return Files.writeString(folder.resolve(name), content.toString()).toString();
    }
}
