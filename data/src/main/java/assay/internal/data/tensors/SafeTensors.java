package assay.internal.data.tensors;

import assay.core.error.DataMissingException;
import assay.internal.core.io.PlainFile;
import assay.internal.core.io.Sha256;
import assay.internal.core.io.WholeFile;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The safetensors layout (huggingface/safetensors): 8 bytes with the length of a JSON header, little-endian; the header,
 * which says of each tensor its type, shape and place; then the values, little-endian, one tensor behind the other. Nothing
 * in such a file can be executed.
 *
 * @param metadata texts about the whole
 */
public record SafeTensors(Map<String, String> metadata, List<NamedTensor> tensors) {
    /** Key of the checksum in the file's metadata; not among those that were given or are given back. */
    static final String CHECKSUM = "assay_sha256";

    static final String NO_CHECKSUM = "0".repeat(64);

    private static final JsonFactory JSON = new JsonFactory();

    /** Values that are all exact in single precision are written as such. */
    enum Type {
        F32(4),
        F64(8);

        final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        static Type of(NamedTensor t) {
            for (double v : t.values()) {
                if ((double) (float) v != v && !Double.isNaN(v)) {
                    return F64;
                }
            }
            return F32;
        }
    }

    public SafeTensors {
        tensors = List.copyOf(tensors);
    }

    /**
     * Writes the file, whole or not at all. The same content gives the same bytes. Under the key {@link #CHECKSUM} its metadata
     * have the SHA-256 of the header, with {@link #NO_CHECKSUM} in that place, and of the values.
     */
    public void write(Path file) {
        List<Type> types = tensors.stream().map(Type::of).toList();
        byte[] header = header(types, checksum(types));
        WholeFile.write(file, out -> {
            out.write(little(8).putLong(0, header.length).array());
            out.write(header);
            for (int i = 0; i < types.size(); i++) {
                out.write(values(i, types.get(i)));
            }
        });
    }

    private String checksum(List<Type> types) {
        MessageDigest sha = Sha256.digest();
        sha.update(header(types, NO_CHECKSUM));
        for (int i = 0; i < types.size(); i++) {
            sha.update(values(i, types.get(i)));
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private byte[] values(int tensor, Type type) {
        double[] values = tensors.get(tensor).values();
        ByteBuffer bytes = little(values.length * type.bytes);
        for (double v : values) {
            if (type == Type.F32) {
                bytes.putFloat((float) v);
            } else {
                bytes.putDouble(v);
            }
        }
        return bytes.array();
    }

    private byte[] header(List<Type> types, String checksum) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeObjectFieldStart("__metadata__");
            for (Map.Entry<String, String> e : metadata.entrySet()) {
                json.writeStringField(e.getKey(), e.getValue());
            }
            json.writeStringField(CHECKSUM, checksum);
            json.writeEndObject();
            long at = 0;
            for (int i = 0; i < types.size(); i++) {
                NamedTensor t = tensors.get(i);
                json.writeObjectFieldStart(t.name());
                json.writeStringField("dtype", types.get(i).name());
                json.writeFieldName("shape");
                json.writeArray(t.shape(), 0, t.shape().length);
                json.writeArrayFieldStart("data_offsets");
                json.writeNumber(at);
                at += (long) t.values().length * types.get(i).bytes;
                json.writeNumber(at);
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (bytes.size() % 8 != 0) {
            bytes.write(' '); // values begin at a multiple of 8
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a file, as far as its tensors are of single or double precision. Where it has a checksum, it is compared; other
     * programs' files have none.
     *
     * @throws assay.core.error.DataFormatException if it is damaged or something else
     * @throws DataMissingException if it cannot be read
     */
    public static SafeTensors read(Path file) {
        PlainFile.refuseOthers(file);
        try {
            return new SafeTensorsReader(file.getFileName().toString(), Files.readAllBytes(file)).read();
        } catch (IOException e) {
            throw new DataMissingException(
                    file + ": cannot be read: " + e + ". Give the model.safetensors of a training.", e);
        }
    }

    static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
