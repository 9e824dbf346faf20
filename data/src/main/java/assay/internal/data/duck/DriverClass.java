package assay.internal.data.duck;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.duckdb.DuckDBDriver;

/**
 * The driver's class that loads the native library. By itself it unpacks 61 MB into the temporary folder at each start;
 * only if its jar has no library, it calls {@code System.loadLibrary("duckdb_java")}. Here the class is defined with
 * three names in its constant pool changed, so that it finds no library in the jar and calls {@code System.load(file)}.
 */
final class DriverClass {
    private static final String CLASS = "DuckDBNative.class";

    private DriverClass() {}

    /**
     * Defines the class. Must be called before anything else uses the class.
     *
     * @throws LinkageError if it is defined already
     */
    static void defineToLoad(Path library) throws IOException, IllegalAccessException {
        byte[] original;
        try (InputStream in = DuckDBDriver.class.getResourceAsStream(CLASS)) {
            original = in.readAllBytes();
        }
        MethodHandles.Lookup driver = MethodHandles.privateLookupIn(DuckDBDriver.class, MethodHandles.lookup());
        driver.defineClass(renamed(
                original,
                Map.of(
                        "libduckdb_java.so_", "not-from-the-jar_",
                        "loadLibrary", "load",
                        "duckdb_java", library.toAbsolutePath().toString())));
    }

    /**
     * A copy of a class file with some texts of its constant pool replaced (The Java Virtual Machine Specification,
     * 4.4).
     *
     * @throws IOException if one of the texts is missing: then this is a version of the driver that we do not know
     */
    static byte[] renamed(byte[] classFile, Map<String, String> names) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(classFile.length + 256);
        DataOutputStream out = new DataOutputStream(bytes);
        Map<String, String> left = new HashMap<>(names);
        out.writeLong(in.readLong()); // magic number and version
        int constants = in.readUnsignedShort();
        out.writeShort(constants);
        for (int i = 1; i < constants; i++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            switch (tag) {
                case 1 -> {
                    String text = in.readUTF();
                    out.writeUTF(names.getOrDefault(text, text));
                    left.remove(text);
                }
                case 5, 6 -> {
                    out.writeLong(in.readLong());
                    i++; // long and double take two places
                }
                case 7, 8, 16, 19, 20 -> out.writeShort(in.readUnsignedShort());
                case 15 -> out.write(in.readNBytes(3));
                default -> out.writeInt(in.readInt());
            }
        }
        if (!left.isEmpty()) {
            throw new IOException("DuckDB's driver has no " + left.keySet() + " in " + CLASS);
        }
        in.transferTo(out);
        return bytes.toByteArray();
    }
}
