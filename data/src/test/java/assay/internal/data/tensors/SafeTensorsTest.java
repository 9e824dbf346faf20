package assay.internal.data.tensors;

import static assay.internal.testkit.Property.forAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.AssayException;
import assay.core.error.DataFormatException;
import assay.internal.testkit.Gen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsTest {
    private static final SafeTensors SMALL = new SafeTensors(
            Map.of("arch", "a|b"), List.of(new NamedTensor("w", new int[] {2, 2}, new double[] {1, -2, 0.5, 4})));

    @TempDir
    Path folder;

    @Test
    void whatIsWritten_isReadBack() {
        forAll(50, random -> {
            List<NamedTensor> tensors = new ArrayList<>();
            for (int i = 0; i < Gen.between(random, 0, 5); i++) {
                int[] shape = Gen.shape(random, random.nextInt(4), 5);
                double[] values = Gen.normals(random, Gen.elements(shape));
                for (int j = 0; i % 2 == 0 && j < values.length; j++) {
                    values[j] = (float) values[j];
                }
                tensors.add(new NamedTensor("layer." + i + ".ü\"", shape, values));
            }
            Path file = folder.resolve("t");
            new SafeTensors(Map.of("k", "v\n"), tensors).write(file);
            SafeTensors back = SafeTensors.read(file);
            assertEquals(Map.of("k", "v\n"), back.metadata());
            assertEquals(tensors.size(), back.tensors().size());
            for (int i = 0; i < tensors.size(); i++) {
                assertEquals(tensors.get(i).name(), back.tensors().get(i).name());
                assertArrayEquals(tensors.get(i).shape(), back.tensors().get(i).shape());
                assertArrayEquals(tensors.get(i).values(), back.tensors().get(i).values());
            }
        });
    }

    /** The layout byte by byte, as its authors describe it. */
    @Test
    void layout_isTheDocumentedOne() throws IOException {
        Path file = folder.resolve("t");
        SMALL.write(file);
        byte[] bytes = Files.readAllBytes(file);
        int length = bytes[0] & 0xFF | (bytes[1] & 0xFF) << 8;
        String header = new String(bytes, 8, length, StandardCharsets.UTF_8);
        assertEquals(
                "{\"__metadata__\":{\"arch\":\"a|b\",\"assay_sha256\":\"" + "a".repeat(64)
                        + "\"},\"w\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]}}",
                header.strip().replaceAll("[0-9a-f]{64}", "a".repeat(64)));
        assertEquals(0, (8 + length) % 8);
        assertEquals(8 + length + 16, bytes.length);
        assertArrayEquals(new byte[] {0, 0, (byte) 0x80, 0x3F}, Arrays.copyOfRange(bytes, 8 + length, 12 + length));
    }

    @Test
    void truncatedFiles_areRefused() throws IOException {
        Path file = folder.resolve("t");
        SMALL.write(file);
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThrows(DataFormatException.class, () -> new SafeTensorsReader("t", cut).read());
        }
    }

    /** Every value is right, or the file is refused, whatever bit flips. */
    @Test
    void flippedBits_areRefused_orChangeNoValue() throws IOException {
        Path file = folder.resolve("t");
        SMALL.write(file);
        byte[] bytes = Files.readAllBytes(file);
        int refused = 0;
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                SafeTensors read = new SafeTensorsReader("t", changed).read();
                assertArrayEquals(
                        SMALL.tensors().get(0).values(), read.tensors().get(0).values());
                assertEquals("a|b", read.metadata().get("arch")); // the key of the checksum was hit
            } catch (AssayException e) {
                refused++;
            }
        }
        assertTrue(refused > 7 * bytes.length, refused + " refused");
    }

    @Test
    void filesOfOtherPrograms_haveNoChecksum_andAreRead() {
        String header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[8 + json.length + 4];
        all[0] = (byte) json.length;
        System.arraycopy(json, 0, all, 8, json.length);
        assertEquals(0, new SafeTensorsReader("t", all).read().tensors().get(0).values()[0]);
    }

    @Test
    void hugeShapes_areRefusedBeforeMemoryIsTaken() {
        String header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[2000000000,2000000000],\"data_offsets\":[0,16]}}";
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[8 + json.length + 16];
        all[0] = (byte) json.length;
        System.arraycopy(json, 0, all, 8, json.length);
        assertThrows(DataFormatException.class, () -> new SafeTensorsReader("t", all).read());
    }
}
