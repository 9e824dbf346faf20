package assay.internal.conformance;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.FoundCases;
import assay.internal.conformance.recurrent.RecurrentReferences;
import assay.internal.core.io.PlainFile;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files of reference numbers. It recognises them by their content; their names do not matter. */
public final class ReferenceFiles {
    /** Larger than any file of this kind; a tree of this many characters fits in memory. */
    private static final long LARGEST_BYTES = 64L << 20;

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private ReferenceFiles() {}

    /** @throws DataFormatException if the file is damaged or of no known form */
    public static void find(Path path, FoundCases found) {
        String name = String.valueOf(path.getFileName());
        JsonNode root = read(path, name);
        Fields top = new Fields(name, "", root);
        if (root.isObject() && root.has("network") && root.has("architectures")) {
            ProxyCase.find(top, found);
        } else if (root.isObject() && root.has("function") && root.has("runs")) {
            VadamCase.find(top, found);
        } else if (root.isObject() && root.has("traces")) {
            TraceCase.find(top, found);
        } else if (root.has("darts_supernet") || root.has(SupernetCase.PRUNED) || hasSupernet(root)) {
            SupernetCase.find(top, found);
        } else if (root.path("genotypes").isArray()) {
            DartsReferences.find(top, found);
        } else if (RecurrentReferences.isOne(root)) {
            RecurrentReferences.find(top, found);
        } else if (root.isObject() && root.has("triples") && root.has("kl")) {
            DirichletCase.find(top, found);
        } else if (isEnsemble(root)) {
            EnsembleCase.find(new Fields(name, "", wrapped(root)).objects("edges"), found);
        } else {
            throw new DataFormatException(
                    name,
                    -1,
                    name + ": expected a file of reference numbers (proxies, vadam, traces, supernets, dirichlet,"
                            + " data-egs, darts-space, recurrent), found "
                            + (root.isObject() ? "an object with " + top.keys() : "something else")
                            + ". Take the file as it was published.");
        }
    }

    private static boolean hasSupernet(JsonNode root) {
        return root.properties().stream()
                .map(e -> e.getKey())
                .anyMatch(k ->
                        k.startsWith("nb201_partial_channels") || DartsReferences.covers(k) || OneShotCase.isOne(k));
    }

    /** Makes the list a field of an object, so that its entries are read like all others. */
    private static JsonNode wrapped(JsonNode list) {
        return MAPPER.createObjectNode().set("edges", list);
    }

    private static boolean isEnsemble(JsonNode root) {
        return root.isArray() && root.path(0).has("grad_alpha") && root.path(0).has("variant");
    }

    private static JsonNode read(Path path, String name) {
        PlainFile.refuseOthers(path);
        try {
            if (Files.size(path) > LARGEST_BYTES) {
                throw new DataFormatException(
                        name,
                        -1,
                        name + ": expected at most " + LARGEST_BYTES + " bytes, found " + Files.size(path)
                                + ". No file of reference numbers is that large.");
            }
            JsonNode root = MAPPER.readTree(Files.readAllBytes(path));
            if (root == null || root.isMissingNode()) {
                throw new DataFormatException(name, 0, name + ": expected JSON, found an empty file.");
            }
            return root;
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
            throw new DataFormatException(
                    name, at, name + ": expected JSON, found at byte " + at + ": " + e.getOriginalMessage() + ".", e);
        } catch (CharConversionException e) {
            throw new DataFormatException(name, -1, name + ": expected JSON, found: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new DataMissingException(path + ": cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
