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
 * The driver's class that loads the native library. It knows no way but to unpack 61 MB into the temporary folder at each start:
 * without a library in its jar it would call {@code System.loadLibrary("duckdb_java")}. Here it is defined with three names in
 * its constant pool changed, so that it finds none there and calls {@code System.load(file)}.
 */
final class DriverClass {
    private static final String CLASS = "DuckDBNative.class";

    private DriverClass() {}

    /**
     * Defines the class, before anything else has used it.
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
     * A class file with other texts in its constant pool (The Java Virtual Machine Specification, 4.4).
     *
     * @throws IOException if one of the texts is not there: the driver is not as we know it
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
