package assay.internal.cli.fuzz;

import static assay.internal.testkit.FuzzTarget.bytes;
import static assay.internal.testkit.FuzzTarget.texts;

import assay.core.error.AssayException;
import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.internal.conformance.ReferenceFiles;
import assay.internal.conformance.check.FoundCases;
import assay.internal.core.pickle.PickleLimits;
import assay.internal.core.pickle.PickleReader;
import assay.internal.data.archive.TarEntries;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.data.archive.ZipEntries;
import assay.internal.data.csv.CsvTable;
import assay.internal.data.duck.ReadQuery;
import assay.internal.data.scores.Scores;
import assay.internal.data.tfrecord.Run101;
import assay.internal.data.tfrecord.TfRecord;
import assay.internal.data.tfrecord.TfRecordReader;
import assay.internal.experiments.build.ShardFile;
import assay.internal.experiments.config.AboutConfig;
import assay.internal.experiments.config.BuildConfig;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.external.MessageReader;
import assay.internal.experiments.gate.BaselineFile;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.rows.RowFile;
import assay.internal.experiments.rows.RowList;
import assay.internal.experiments.train.ModelFile;
import assay.internal.images.ImageSet;
import assay.internal.images.ImageSet.Part;
import assay.internal.reports.trace.CarriedJson;
import assay.internal.reports.trace.VisibleNumbers;
import assay.internal.testkit.FuzzTarget;
import assay.internal.testkit.Mutations;
import assay.internal.testkit.Records101;
import assay.internal.testkit.TfRecords;
import assay.supernet.tensor.DType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Every reader of files and texts, called as the program calls it. */
final class FuzzTargets {
    private static final UnpackLimits SMALL = new UnpackLimits(8 << 20, 1000);
    private static final Set<String> COLUMNS =
            Set.of("arch", "arch_str", "index", "dataset", "split", "schedule", "trials", "epoch", "metric", "seed");

    /** What reads a file. */
    private interface FileReader {
        void read(Path file) throws Exception;
    }

    /** What an {@link OutputStream} is wrapped in. */
    private interface Packing {
        OutputStream open(OutputStream to) throws IOException;
    }

    private final FuzzSamples samples;
    private final Path work;

    FuzzTargets(FuzzSamples samples, Path work) {
        this.samples = samples;
        this.work = work;
    }

    private Mutations.Reader file(String name, FileReader reader) {
        return input -> {
            Path file = work.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, input);
            reader.read(file);
        };
    }

    static UnaryOperator<byte[]> packed(Packing packing) {
        return content -> {
            ByteArrayOutputStream to = new ByteArrayOutputStream();
            try (OutputStream out = packing.open(to)) {
                out.write(content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return to.toByteArray();
        };
    }

    static final UnaryOperator<byte[]> GZIP = packed(GZIPOutputStream::new);

    private static byte[] zip(byte[] content) {
        return packed(to -> {
                    ZipOutputStream zip = new ZipOutputStream(to);
                    zip.putNextEntry(new ZipEntry("archive/data.pkl"));
                    return zip;
                })
                .apply(content);
    }

    private static byte[] tar(byte[] content) {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(to)) {
            for (String name : List.of("folder/000001.pickle", "./two")) {
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return to.toByteArray();
    }

    /** The same bytes with another name for their checksum: to the reader, a file without one. */
    static byte[] unsealed(byte[] file, String seal) {
        String latin1 = new String(file, StandardCharsets.ISO_8859_1);
        return latin1.replace(seal, "x" + seal.substring(1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void drain(InputStream in) throws IOException {
        try (in) {
            in.readAllBytes();
        }
    }

    List<FuzzTarget> all() {
        List<FuzzTarget> all = new ArrayList<>(archives());
        all.addAll(configurations());
        all.addAll(own());
        all.addAll(images());
        all.addAll(typed());
        return all;
    }

    private List<FuzzTarget> archives() {
        byte[] text = FuzzSamples.LONG_TABLE.getBytes(StandardCharsets.UTF_8);
        byte[] runs = TfRecords.file(Records101.record(3, 108, 0), Records101.record(4, 36, 1));
        return List.of(
                bytes(
                        "pickle",
                        b -> PickleReader.read(new ByteArrayInputStream(b), "x", PickleLimits.DEFAULT),
                        FuzzSamples.pickle(2),
                        FuzzSamples.pickle(4)),
                bytes("gzip", b -> drain(Unpack.gzip(new ByteArrayInputStream(b), "x", SMALL)), GZIP.apply(text)),
                bytes(
                        "bzip2",
                        b -> drain(Unpack.bzip2(new ByteArrayInputStream(b), "x", SMALL)),
                        packed(BZip2CompressorOutputStream::new).apply(text)),
                bytes("zip", FuzzTargets::unzip, zip(text)),
                bytes("tar", FuzzTargets::untar, tar(text)),
                bytes("tfrecord", FuzzTargets::runs, runs),
                texts("csv", FuzzTargets::csv, FuzzSamples.LONG_TABLE, FuzzSamples.WIDE_TABLE)
                        .packed(GZIP));
    }

    private static void unzip(byte[] b) throws IOException {
        ZipEntries zip = new ZipEntries(new SeekableInMemoryByteChannel(b), "x");
        for (String name : zip.names()) {
            drain(zip.open(name, SMALL));
        }
    }

    private static void untar(byte[] b) throws IOException {
        try (TarEntries tar = new TarEntries(new ByteArrayInputStream(b), "x", 1 << 20, 1000)) {
            while (tar.next() != null) {
                // what is in it does not matter
            }
        }
    }

    private static void runs(byte[] b) throws IOException {
        try (TfRecordReader reader = new TfRecordReader(new ByteArrayInputStream(b), "x")) {
            for (TfRecord record = reader.next(); record != null; record = reader.next()) {
                Run101.parse(record);
            }
        }
    }

    private static void csv(byte[] b) throws IOException {
        try (CsvTable table = new CsvTable(new ByteArrayInputStream(b), "x")) {
            while (table.next()) {
                for (String column : table.columns()) {
                    table.text(column);
                }
                table.number(table.columns().get(0));
                table.whole(table.columns().get(0));
            }
        }
    }

    private List<FuzzTarget> configurations() {
        return List.of(
                texts(
                        "experiment file",
                        file("x.yaml", f -> ExperimentConfig.read(f, List.of(), Catalogue.methods())),
                        FuzzSamples.EXPERIMENT,
                        samples.text("report/configuration.yaml")),
                texts("build file", file("b.yaml", f -> BuildConfig.read(f, List.of())), FuzzSamples.BUILD),
                texts(
                        "one setting",
                        b -> ExperimentConfig.parse(
                                FuzzSamples.EXPERIMENT,
                                "x",
                                List.of(new String(b, StandardCharsets.UTF_8)),
                                Catalogue.methods()),
                        "supernet.epochs=5",
                        "methods=[darts, random]",
                        "seeds=[0..9]",
                        "images={size: 8, train: 4}"));
    }

    private List<FuzzTarget> own() {
        byte[] model = samples.bytes("trained/model.safetensors");
        byte[] shard = samples.anyIn("shards");
        byte[] scores = samples.bytes("s.parquet");
        return List.of(
                bytes("model", file("x.safetensors", FuzzTargets::model), model, unsealed(model, "assay_sha256")),
                bytes("shard", file("x.jsonl.gz", f -> ShardFile.read(f, 1)), shard),
                texts("shard inside", file("y.jsonl.gz", f -> ShardFile.read(f, 1)), unpacked(shard))
                        .packed(GZIP),
                texts(
                        "baseline",
                        file("baseline.json", f -> BaselineFile.read(f, remark -> {})),
                        samples.text("baseline.json")),
                texts("report", file("report.html", FuzzTargets::report), samples.text("report/report.html")),
                bytes(
                        "scores, Parquet",
                        file("x.parquet", f -> Scores.read(f, "201", 15_625)),
                        scores,
                        unsealed(scores, "assay_seal")),
                texts(
                        "scores, CSV",
                        file("scores.csv", f -> Scores.read(f, "201", 15_625)),
                        "arch,proxy,value,settings\n0,synflow,1.5,a\n1,synflow,,a\n2,snip,NaN,a\n",
                        "index,synflow,snip\n0,1,2\n1,3,4\n"),
                texts(
                        "reference numbers",
                        file("x.json", f -> ReferenceFiles.find(f, new FoundCases(List.of(DType.FLOAT64)))),
                        resource("vadam-small.json"),
                        resource("ensemble-small.json"),
                        resource("dirichlet-small.json")));
    }

    private static String resource(String name) {
        try (InputStream in = FuzzTargets.class.getResourceAsStream("/golden/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unpacked(byte[] gzip) {
        try (InputStream in = Unpack.gzip(new ByteArrayInputStream(gzip), "x", SMALL)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void model(Path file) {
        ModelFile model = ModelFile.read(file);
        model.plan();
        model.classNames();
        model.normalisation();
    }

    private static void report(Path file) {
        VisibleNumbers.of(file, CarriedJson.read(file));
    }

    private List<FuzzTarget> images() {
        byte[] records = samples.bytes("images/train-made.bin");
        List<FuzzTarget> all = new ArrayList<>();
        all.add(bytes("images, binary", file("train-x.bin", ImageSet::load), records));
        all.add(bytes("images, binary in gzip", file("train-x.bin.gz", ImageSet::load), records)
                .packed(GZIP));
        for (String form : List.of("png", "jpg")) {
            all.add(bytes(
                    "picture, " + form,
                    b -> {
                        Path folder = work.resolve("pictures-" + form);
                        for (String name : List.of("train/a/1.", "train/b/1.", "test/a/1.", "test/b/1.")) {
                            Path file = folder.resolve(name + form);
                            Files.createDirectories(file.getParent());
                            Files.write(file, name.startsWith("train/a") ? b : samples.bytes("one." + form));
                        }
                        ImageSet.colour(folder, Part.TRAIN, 4);
                    },
                    samples.bytes("one.png"),
                    samples.bytes("one.jpg"),
                    samples.bytes("one.bmp"),
                    samples.bytes("one.gif")));
        }
        return all;
    }

    private List<FuzzTarget> typed() {
        return List.of(
                texts("architecture", FuzzTargets::architecture, ArchitectureInputs.EXAMPLES),
                texts(
                                "list of rows",
                                file("rows", FuzzTargets::rows),
                                "index,dataset,split\n7,cifar10,test\n8,cifar100,valid\n",
                                "arch;epoch\n\"|none~0|+|none~0|none~1|+|none~0|none~1|none~2|\";12\n",
                                "{\"index\": 7, \"dataset\": \"cifar10\", \"epoch\": 12.0}\n{\"arch\": [1, 2]}\n",
                                "[{\"index\": 7}, {\"index\": 8, \"value\": NaN}]",
                                "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|\n6111\n")
                        .packed(GZIP),
                bytes(
                        "list of rows, Parquet and Arrow",
                        file("more-rows", FuzzTargets::rows),
                        FuzzTargets.unsealed(samples.bytes("x.parquet"), "assay_seal"),
                        FuzzTargets.unsealed(samples.bytes("x.arrow"), "assay_seal")),
                texts("about file", file("about.yaml", AboutConfig::read), AboutConfig.TEMPLATE),
                texts(
                        "message of the protocol",
                        b -> MessageReader.read(new String(b, StandardCharsets.UTF_8)),
                        "{\"type\": \"evaluate\", \"id\": 1, \"architecture\": \"6111\", \"schedule\": 12, \"epochs\": 3}",
                        "{\"type\": \"submit\", \"choices\": [1, 2, 0, 4, 3, 1]}",
                        "{\"type\": \"sample\", \"count\": 10, \"id\": \"a\"}",
                        "{\"type\": \"neighbours\", \"architecture\": [[0, 1], [0, 0]]}",
                        "{\"type\": \"proxy\", \"proxy\": \"synflow\", \"architecture\": \"7\"}",
                        "{\"type\": \"costs\", \"architecture\": 7, \"id\": 3}",
                        "{\"type\": \"next\", \"id\": \"b\"}",
                        "{\"type\": \"answer\"}"),
                texts(
                        "query in SQL",
                        b -> ReadQuery.of("sql", new String(b, StandardCharsets.UTF_8)),
                        "SELECT arch, avg(value) FROM measurement WHERE epoch = 12 GROUP BY 1 ORDER BY 2 DESC LIMIT 5",
                        "COPY (SELECT 1) TO 'x.csv' (FORMAT csv)",
                        "WITH a AS (VALUES (1), (2)) FROM a SELECT *; ATTACH 'x.duckdb'",
                        "DESCRIBE measurement"));
    }

    private static void architecture(byte[] b) {
        String text = new String(b, StandardCharsets.UTF_8);
        for (SpaceKit kit : SpaceKits.all()) {
            try {
                kit.read(text);
            } catch (AssayException refused) {
                if (refused.exitCode() == AssayException.ExitCode.OUR_FAULT) {
                    throw refused;
                }
            }
        }
    }

    private static void rows(Path file) throws IOException {
        try (RowList rows = RowList.open(RowFile.file(file), t -> t.contains("~0|"), COLUMNS::contains)) {
            for (int bad = 0; bad < 100; ) {
                try {
                    if (rows.next().isEmpty()) {
                        return;
                    }
                } catch (UsageException refused) {
                    bad++; // the next call gives the row after it; of a damaged file nothing comes
                }
            }
        }
    }
}
