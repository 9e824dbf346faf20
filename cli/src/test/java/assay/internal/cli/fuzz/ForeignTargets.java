package assay.internal.cli.fuzz;

import static assay.internal.testkit.FuzzTarget.bytes;
import static assay.internal.testkit.FuzzTarget.texts;

import assay.internal.experiments.foreign.ForeignRun;
import assay.internal.experiments.rows.RowList;
import assay.internal.testkit.FuzzTarget;
import assay.internal.testkit.Mutations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Result files of other programs, with what lies beside them. */
final class ForeignTargets {
    private static final Path EXAMPLES = Path.of("../examples/judge");

    private final Path work;

    ForeignTargets(Path work) {
        this.work = work;
    }

    List<FuzzTarget> all() throws IOException {
        Path zip = EXAMPLES.resolve("syne-tune/0/results.csv.zip");
        String csv;
        try (ZipFile file = new ZipFile(zip.toFile())) {
            ZipEntry entry = file.entries().nextElement();
            csv = new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
        String errors = Files.readString(EXAMPLES.resolve("naslib/rs/0/errors.json"));
        return List.of(
                bytes("syne-tune zip", file("s/results.csv.zip", "s/results.csv.zip"), Files.readAllBytes(zip)),
                texts("syne-tune results", file("t/results.csv", "t/results.csv"), csv),
                texts(
                        "syne-tune metadata",
                        beside("u/results.csv", csv, "u/metadata.json"),
                        Files.readString(EXAMPLES.resolve("syne-tune/0/metadata.json"))),
                bytes(
                        "nats-bench results",
                        file("n/results.pth", "n/results.pth"),
                        Files.readAllBytes(EXAMPLES.resolve("nats-bench/RANDOM/results.pth"))),
                texts(
                        "naslib errors",
                        file("l/errors.json", "l/errors.json"),
                        errors,
                        "[{\"seed\": 3}, " + errors.replace("\"params\"", "\"arch\":[[1,1,1,1,1,1]],\"params\"") + "]"),
                texts(
                        "naslib log",
                        beside("m/errors.json", errors, "m/log.log"),
                        Files.readString(EXAMPLES.resolve("naslib/rs/0/log.log"))));
    }

    private Mutations.Reader beside(String file, String text, String damaged) throws IOException {
        Files.createDirectories(work.resolve(file).getParent());
        Files.writeString(work.resolve(file), text);
        return file(damaged, file);
    }

    private Mutations.Reader file(String damaged, String read) {
        return input -> {
            Path file = work.resolve(damaged);
            Files.createDirectories(file.getParent());
            Files.write(file, input);
            Optional<RowList> rows = ForeignRun.open(work.resolve(read), Optional.empty());
            if (rows.isPresent()) {
                try (RowList list = rows.get()) {
                    while (list.next().isPresent()) {
                        // what is in it does not matter
                    }
                }
            }
        };
    }
}
