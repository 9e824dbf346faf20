package assay.internal.experiments.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.random.RandomStream;
import assay.core.space.bench201.Bench201Index;
import assay.internal.data.tensors.NamedTensor;
import assay.internal.data.tensors.SafeTensors;
import assay.internal.testkit.BitRot;
import assay.internal.testkit.Gen;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Model files whose metadata ask for what cannot be. */
class ModelFileHostileTest {
    @TempDir
    Path folder;

    private static final Map<String, String> GOOD = Map.ofEntries(
            Map.entry("format", "assay-network/1"),
            Map.entry("space", "201"),
            Map.entry("arch", Bench201Index.get().cell(0).text()),
            Map.entry("channels", "4"),
            Map.entry("cells", "1"),
            Map.entry("classes", "2"),
            Map.entry("image_size", "8"),
            Map.entry("mean", "0.1,0.2,0.3"),
            Map.entry("std", "1,1,1"));

    private ModelFile model(String key, String value) {
        Map<String, String> metadata = new LinkedHashMap<>(GOOD);
        metadata.put(key, value);
        Path file = folder.resolve("m.safetensors");
        new SafeTensors(metadata, List.of(new NamedTensor("x", new int[] {100_000}, new double[100_000]))).write(file);
        return ModelFile.read(file);
    }

    @Test
    void goodFile_isRead() {
        ModelFile model = model("class_names", "[\"a \\\"b\\\"\", \"c,d\"]");
        assertEquals(4, model.plan().channels());
        assertEquals(List.of("a \"b\"", "c,d"), model.classNames());
        assertEquals(List.of(0.1, 0.2, 0.3), model.normalisation().mean());
        assertEquals(List.of(), model("seed", "1").classNames());
    }

    @Test
    void flippedBits_makeNoOtherModel() throws Exception {
        Path file = folder.resolve("m.safetensors");
        new SafeTensors(
                        GOOD,
                        List.of(new NamedTensor("x", new int[] {100}, Gen.vector(new RandomStream(1), 100, -1, 1))))
                .write(file);
        BitRot.of(file, () -> {
                    ModelFile read = ModelFile.read(file);
                    Map<String, String> ours = new TreeMap<>(read.content().metadata());
                    ours.keySet().retainAll(GOOD.keySet()); // a flip in the checksum's key is another key more
                    return ours
                            + Arrays.toString(read.content().tensors().get(0).values());
                })
                .flip(1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "channels, 2147483647", "channels, 0", "channels, -4", "channels, 4096", "cells, 2147483647", "cells, 1000",
        "classes, 2147483647", "image_size, 2147483644", "image_size, 0", "channels, x", "space, 999", "arch, nothing"
    })
    void impossibleNetworks_areRefusedBeforeTheyAreMade(String key, String value) {
        ModelFile model = model(key, value);
        DataFormatException e = assertThrows(DataFormatException.class, model::plan);
        assertTrue(e.getMessage().contains("its metadata describe"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Infinity,0,0", "NaN,0,0", "-Infinity,0,0", "", "0,0", "a,b,c"})
    void meansThatAreNoNumbers_areRefused(String mean) {
        ModelFile model = model("mean", mean);
        assertThrows(DataFormatException.class, model::normalisation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,1,1", "-1,1,1", "Infinity,1,1", "NaN,1,1"})
    void deviationsThatCannotBe_areRefused(String std) {
        ModelFile model = model("std", std);
        assertThrows(DataFormatException.class, model::normalisation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "{}", "[1, null]", "[[]]"})
    void classNamesThatAreNoList_areRefused(String names) {
        ModelFile model = model("class_names", names);
        assertThrows(DataFormatException.class, model::classNames);
    }
}
