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
 * which gives the type, shape and place of each tensor; then the values, little-endian, one tensor after the other. Nothing
 * in such a file can be executed.
 *
 * @param metadata texts about the whole file
 */
public record SafeTensors(Map<String, String> metadata, List<NamedTensor> tensors) {
    /**
     * Key of the checksum in the file's metadata. {@link #metadata} does not have it, neither when a file is written nor
     * after it is read.
     */
    static final String CHECKSUM = "assay_sha256";

    static final String NO_CHECKSUM = "0".repeat(64);

    private static final JsonFactory JSON = new JsonFactory();

    /** If single precision represents all values exactly, they are written in single precision. */
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
     * Writes the file completely or not at all. The same content gives the same bytes. Its metadata have a SHA-256 under the
     * key {@link #CHECKSUM}. It is computed over the values and the header, with {@link #NO_CHECKSUM} in the place of the
     * checksum.
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
     * Reads a file whose tensors have single or double precision. If the file has a checksum, it is checked; files of other
     * programs have none.
     *
     * @throws assay.core.error.DataFormatException if it is damaged or not such a file
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
