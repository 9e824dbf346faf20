package assay.internal.experiments.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.random.Seeds;
import assay.core.space.recurrent.RecurrentSpace;
import assay.internal.data.tensors.NamedTensor;
import assay.internal.data.tensors.SafeTensors;
import assay.internal.recurrent.text.Corpus;
import assay.internal.recurrent.train.LanguageRecipe;
import assay.internal.recurrent.train.Learning;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.recurrent.DropoutRates;
import assay.supernet.recurrent.LanguageModel;
import assay.supernet.tensor.DType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageModelFileTest {
    private static final LanguageRecipe TINY =
            new LanguageRecipe(2, 2, 3, 1, 1, 0, DropoutRates.NONE, 0, 0, 0, 1, 1, 0);

    @TempDir
    Path dir;

    private Path write() {
        Corpus corpus = Corpus.of("t", "a \"b\" a\n", "\u00e4\n", "b\n");
        LanguageJob job = new LanguageJob(RecurrentSpace.of(2).parse("tanh~0|relu~1[1.2]"), TINY, corpus, 0, "plain");
        Path file = dir.resolve("m.safetensors");
        try (PlainBackend engine = new PlainBackend(DType.FLOAT32);
                LanguageModel model = Learning.model(
                        engine, TINY, job.arch(), corpus.vocabulary().size())) {
            model.initialise(new Seeds(1));
            LanguageModelFile.write(file, job, job.about(), model);
            LanguageModelFile read = LanguageModelFile.read(file);
            assertEquals(
                    List.of("a", "\"b\"", "<eos>", "\u00e4", "b"),
                    read.vocabulary().words());
            assertEquals(3, read.bptt());
            try (LanguageModel again = read.model(engine)) {
                for (int i = 0; i < 5; i++) {
                    assertArrayEquals(
                            model.parameters().get(model.parameters().list().get(i)),
                            again.parameters().get(again.parameters().list().get(i)));
                }
            }
        }
        return file;
    }

    @Test
    void aModel_isReadBackWithItsWords() {
        assertEquals("m.safetensors", write().getFileName().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "format; assay-network/1; expected metadata 'format' of assay-language-model/1, found assay-network/1",
                "arch; sep_conv~0[1]; its metadata describe no cell: genotype column 1",
                "hidden; 1000000; its metadata 'hidden' are no whole number of 1 or more",
                "hidden; 99999; its metadata describe a model of",
                "bptt; 1; its metadata 'bptt' are no whole number of 2 or more",
                "vocabulary; [1, null]; its metadata 'vocabulary' are no list of words",
                "vocabulary; [\"a\", \"a\"]; its metadata 'vocabulary' are no list of words"
            })
    void lyingMetadata_areRefused(String key, String value, String told) {
        SafeTensors sound = SafeTensors.read(write());
        Map<String, String> metadata = new LinkedHashMap<>(sound.metadata());
        metadata.put(key, value);
        assertRefused(new SafeTensors(metadata, sound.tensors()), told);
    }

    @Test
    void tensorsOfAnotherModel_areRefused() {
        SafeTensors sound = SafeTensors.read(write());
        List<NamedTensor> tensors = new ArrayList<>(sound.tensors());
        NamedTensor first = tensors.remove(0);
        tensors.add(0, new NamedTensor("other", first.shape(), first.values()));
        assertRefused(
                new SafeTensors(sound.metadata(), tensors), "expected tensor 'encoder.weight' of [5, 2], found none");
    }

    private void assertRefused(SafeTensors content, String told) {
        Path file = dir.resolve("bad.safetensors");
        content.write(file);
        try (PlainBackend engine = new PlainBackend(DType.FLOAT32)) {
            DataFormatException e = assertThrows(DataFormatException.class, () -> {
                LanguageModelFile read = LanguageModelFile.read(file);
                read.bptt();
                read.model(engine).close();
            });
            assertTrue(
                    e.getMessage().startsWith("bad.safetensors: no language model of assay train: ")
                            && e.getMessage().contains(told),
                    e.getMessage());
        }
    }
}
