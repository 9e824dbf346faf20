package assay.internal.data.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.AssayException;
import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.internal.data.store.Snapshot;
import assay.internal.data.store.StoreWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two benchmarks and three forms of file. */
class ImportsTest {
    @TempDir
    Path folder;

    private final List<String> remarks = new ArrayList<>();

    private final Imports imports = new Imports(List.of(
            MadeNumbers.of("one", "first"),
            MadeNumbers.of("two", "second"),
            new MadeNumbers("three", MadeNumbers.of("two", "second").kind())));

    private List<Imported> run(Path path, String format) {
        ImportProgress progress = new ImportProgress() {
            @Override
            public void at(long done, long total, String at) {}

            @Override
            public void remark(String text) {
                remarks.add(text);
            }
        };
        return imports.run(
                path, Optional.ofNullable(format), kind -> folder.resolve(kind.benchmark()), "test", progress);
    }

    @Test
    void folder_goesIntoTheStoreOfEachBenchmark_andWhatIsUnknownIsSaid() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("a.csv"), "one1.5");
        Files.writeString(data.resolve("b.csv"), "two2.5");
        Files.writeString(data.resolve("c.csv"), "three3.5");
        Files.writeString(data.resolve("d.csv"), "four");
        Files.writeString(data.resolve("README.md"), "a note");
        List<Imported> done = run(data, null);
        assertEquals(List.of("one"), done.get(0).formats());
        assertEquals(List.of("b.csv", "c.csv"), done.get(1).files());
        assertEquals(
                List.of(
                        "d.csv: skipped: not in a form that is known",
                        "c.csv: 2 values contradict b.csv: architecture 0, accuracy on cifar10 test, schedule 200, trial"
                                + " 777, epoch 200: 3.5 against 2.5: b.csv answers"),
                remarks);
        assertEquals(4, Snapshot.of(folder.resolve("second")).columns().size());
        assertEquals(
                1.5,
                Snapshot.of(folder.resolve("first")).columns().get(0).value(0).getAsDouble());
        List<Imported> again = run(data, null);
        assertEquals(List.of("b.csv", "c.csv"), again.get(1).unchanged());
        assertEquals(0, again.get(1).values());
        Files.writeString(data.resolve("b.csv"), "two7");
        assertEquals(201, run(data, "two").get(0).values());
        assertEquals(4, Snapshot.of(folder.resolve("second")).columns().size());
    }

    @Test
    void whatNobodyKnows_isRefused_withWhatWouldBeKnown() throws IOException {
        Path file = Files.writeString(folder.resolve("x.bin"), "\u001f\u008b");
        DataFormatException e = assertThrows(DataFormatException.class, () -> run(file, null));
        assertTrue(e.getMessage().contains("expected numbers behind 'one'; or numbers behind 'two'"), e.getMessage());
        assertThrows(UsageException.class, () -> run(file, "five"));
        assertThrows(DataMissingException.class, () -> run(folder.resolve("none"), null));
    }

    @Test
    void damagedFile_leavesTheStoreAsItWas() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("a.csv"), "one1.5");
        Files.writeString(data.resolve("b.csv"), "onebad");
        assertThrows(DataFormatException.class, () -> run(data, null));
        assertFalse(Files.exists(folder.resolve("first")));
        assertFalse(Files.exists(folder.resolve(".first.assay-draft")));
    }

    /** A format that takes as long as somebody needs to go on writing the file. */
    private record Slow(StoreKind kind, Consumer<Path> meanwhile) implements BenchmarkFormat {
        @Override
        public String key() {
            return "slow";
        }

        @Override
        public String about() {
            return "slow";
        }

        @Override
        public boolean claims(Path file) {
            return true;
        }

        @Override
        public void read(List<Path> files, Target target) throws IOException, SQLException {
            Path file = files.get(0);
            if (target.start(target.source("slow", this), "slow", file)) {
                meanwhile.accept(file);
                target.finish(Target.Checksum.UNKNOWN);
            }
        }
    }

    @Test
    void fileThatIsChangedWhileItIsRead_isRefused_andNothingIsStored() throws IOException {
        Path file = folder.resolve("a.csv");
        FileTime then = FileTime.fromMillis(1_000_000);
        List<Consumer<Path>> changes = List.of(
                f -> write(f, "longer", then), // seen by its size and its content
                f -> write(f, "b", then), // by its content alone: somebody put the time back
                f -> write(f, "a", FileTime.fromMillis(2_000_000)), // the same again, written anew
                ImportsTest::delete);
        for (Consumer<Path> change : changes) {
            write(file, "a", then);
            Imports slow =
                    new Imports(List.of(new Slow(MadeNumbers.of("slow", "slow").kind(), change)));
            String said = assertThrows(
                            AssayException.class,
                            () -> slow.run(
                                    file,
                                    Optional.empty(),
                                    kind -> folder.resolve("slow"),
                                    "test",
                                    ImportProgress.NONE))
                    .getMessage();
            assertTrue(changes.indexOf(change) == 3 || said.contains("was changed while it was read"), said);
            assertFalse(Files.exists(folder.resolve("slow")));
        }
    }

    private static void write(Path file, String text, FileTime time) {
        try {
            Files.setLastModifiedTime(Files.writeString(file, text), time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void foldersInside_areLookedInto_andWhatASystemLeftIsPassedOver() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path inner = Files.createDirectory(data.resolve("NATS"));
        Path mac = Files.createDirectory(data.resolve("__MACOSX"));
        Files.writeString(inner.resolve("a.csv"), "one1.5");
        Files.writeString(inner.resolve("._a.csv"), "one1.5");
        Files.writeString(inner.resolve("other.csv"), "nobody's");
        Files.writeString(mac.resolve("b.csv"), "one1.5");
        Files.writeString(data.resolve(".DS_Store"), "one1.5");
        assertEquals(List.of("a.csv"), run(data, null).get(0).files());
        assertEquals(
                List.of("passed over 3 files that a system left among the data: .DS_Store, __MACOSX, ._a.csv"),
                remarks);
        Files.writeString(data.resolve("a.csv"), "one2.5");
        DataFormatException e = assertThrows(DataFormatException.class, () -> run(data, null));
        assertTrue(e.getMessage().contains("expected files of different names"), e.getMessage());
    }

    /** The architectures of NAS-Bench-101 take half a minute. */
    @Test
    void fileThatIsRefused_isRefusedBeforeTheArchitecturesAreMade() throws IOException {
        StoreKind slow = new StoreKind() {
            @Override
            public String benchmark() {
                return "slow";
            }

            @Override
            public String schema() {
                return "CREATE TABLE architecture (arch INTEGER, text VARCHAR)";
            }

            @Override
            public void architectures(StoreWriter store) {
                throw new IllegalStateException("too early");
            }
        };
        Path file = Files.writeString(folder.resolve("x"), "onebad");
        Imports of = new Imports(List.of(new MadeNumbers("one", slow)));
        assertThrows(
                DataFormatException.class,
                () -> of.run(file, Optional.empty(), k -> folder.resolve("s"), "test", ImportProgress.NONE));
    }
}
