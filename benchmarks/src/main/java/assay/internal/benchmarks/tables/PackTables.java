package assay.internal.benchmarks.tables;

import assay.internal.bench201.embedded.Pack201;
import assay.internal.core.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Makes the tables of NAS-Bench-201 and NATS-Bench's size space that the program carries, of extracts or of official files:
 * {@code benchmarks/run tables.PackTables TARGET FILE...} (README.md beside the tables). It prints the checksums that go into
 * {@code Embedded201}.
 */
public final class PackTables {
    private PackTables() {}

    public static void main(String[] args) throws IOException {
        Path work = Files.createTempDirectory("pack-tables");
        Path target = Files.createDirectories(Path.of(args[0]));
        for (Path file : Pack201.pack(Stream.of(args).skip(1).map(Path::of).toList(), work, target)) {
            System.out.println(Sha256.hexOf(file) + "  " + file + "  " + Files.size(file) + " bytes");
        }
    }
}
