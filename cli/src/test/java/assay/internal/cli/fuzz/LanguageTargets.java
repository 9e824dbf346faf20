package assay.internal.cli.fuzz;

import static assay.internal.testkit.FuzzTarget.bytes;
import static assay.internal.testkit.FuzzTarget.texts;

import assay.core.space.recurrent.RecurrentSpace;
import assay.internal.experiments.language.LanguageJob;
import assay.internal.experiments.language.LanguageModelFile;
import assay.internal.recurrent.text.Corpus;
import assay.internal.recurrent.train.LanguageRecipe;
import assay.internal.recurrent.train.Learning;
import assay.internal.supernet.plain.PlainBackend;
import assay.internal.testkit.FuzzTarget;
import assay.supernet.recurrent.DropoutRates;
import assay.supernet.recurrent.LanguageModel;
import assay.supernet.tensor.DType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Readers of texts and of language models. */
final class LanguageTargets {
    private static final LanguageRecipe TINY =
            new LanguageRecipe(2, 2, 3, 1, 1, 0, DropoutRates.NONE, 0, 0, 0, 1, 1, 0);

    private final Path work;

    LanguageTargets(Path work) {
        this.work = work;
    }

    List<FuzzTarget> all() {
        byte[] model = model();
        return List.of(
                texts("text", this::text, "the cat sat\n\non a <unk> \u00e4 mat", "a\r\nb\rc\n \u3000d"),
                texts("text in gzip", this::text, "the cat sat\n").packed(FuzzTargets.GZIP),
                bytes("language model", this::read, model, FuzzTargets.unsealed(model, "assay_sha256")));
    }

    private void text(byte[] content) throws IOException {
        Path folder = Files.createDirectories(work.resolve("text"));
        Files.write(folder.resolve("train.txt"), content);
        Files.writeString(folder.resolve("valid.txt"), "a b\n");
        Files.writeString(folder.resolve("test.txt"), "b a\n");
        Corpus.read(folder).words();
    }

    private byte[] model() {
        Corpus corpus = Corpus.of("t", "a b a\n", "a\n", "b\n");
        LanguageJob job = new LanguageJob(RecurrentSpace.of(2).parse("tanh~0|relu~1[1.2]"), TINY, corpus, 0, "plain");
        Path file = work.resolve("sample.safetensors");
        try (PlainBackend engine = new PlainBackend(DType.FLOAT32);
                LanguageModel model = Learning.model(
                        engine, TINY, job.arch(), corpus.vocabulary().size())) {
            LanguageModelFile.write(file, job, Map.of("seed", "0"), model);
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(byte[] content) throws IOException {
        Path file = Files.write(work.resolve("read.safetensors"), content);
        LanguageModelFile read = LanguageModelFile.read(file);
        read.bptt();
        try (PlainBackend engine = new PlainBackend(DType.FLOAT32)) {
            read.model(engine).close();
        }
    }
}
