package assay.internal.data.duck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.core.error.AssayException;
import assay.internal.core.io.Sha256;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where DuckDB's library goes, and what is said where it cannot. */
class NativesIT {
    /** Opens a database, says so, and waits to be killed. */
    static final class Opening {
        private Opening() {}

        public static void main(String[] args) throws Exception {
            try (Connection c = DuckFile.inMemoryToStream()) {
                System.out.println(c.isValid(1) ? "open" : "closed");
                System.in.read();
            } catch (AssayException e) {
                System.out.println(e.exitCode().code() + " " + e.getMessage());
            }
        }
    }

    @TempDir
    Path folder;

    private Process start(String... options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(List.of(options));
        builder.command().addAll(List.of("-cp", System.getProperty("java.class.path"), Opening.class.getName()));
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static List<Path> files(Path in) throws IOException {
        try (Stream<Path> all = Files.list(in)) {
            return all.toList();
        }
    }

    private Process startIn(Path home) throws IOException {
        return start("-Dassay.natives=" + home.resolve("natives"), "-Djava.io.tmpdir=" + home.resolve("tmp"));
    }

    private static String said(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said.strip();
    }

    private static Path only(Path natives) throws IOException {
        List<Path> files = files(natives);
        assertEquals(1, files.size(), files.toString());
        return files.get(0);
    }

    @Test
    void killedProgram_leavesTheOneLibraryBehind_andNoOther() throws Exception {
        Path tmp = Files.createDirectories(folder.resolve("tmp"));
        Process process = startIn(folder);
        try {
            assertEquals('o', process.getInputStream().read());
        } finally {
            process.destroyForcibly();
        }
        process.waitFor();
        assertEquals(List.of(), files(tmp));
        only(folder.resolve("natives"));
    }

    @Test
    void secondProgram_usesWhatTheFirstUnpacked() throws Exception {
        assertEquals("open", said(startIn(folder)));
        Path library = only(folder.resolve("natives"));
        BasicFileAttributes first = Files.readAttributes(library, BasicFileAttributes.class);
        assertEquals("open", said(startIn(folder)));
        BasicFileAttributes second = Files.readAttributes(only(folder.resolve("natives")), BasicFileAttributes.class);
        assertEquals(first.fileKey(), second.fileKey());
        assertEquals(first.lastModifiedTime(), second.lastModifiedTime());
    }

    @Test
    void damagedLibrary_isUnpackedAnew() throws Exception {
        assertEquals("open", said(startIn(folder)));
        Path library = only(folder.resolve("natives"));
        String intact = Sha256.hexOf(library);
        try (RandomAccessFile file = new RandomAccessFile(library.toFile(), "rw")) {
            file.seek(file.length() / 2);
            int before = file.read();
            file.seek(file.length() / 2);
            file.write(before ^ 4);
        }
        assertNotEquals(intact, Sha256.hexOf(library));
        assertEquals("open", said(startIn(folder)));
        assertEquals(intact, Sha256.hexOf(only(folder.resolve("natives"))));

        try (RandomAccessFile file = new RandomAccessFile(library.toFile(), "rw")) {
            file.setLength(file.length() - 1); // as after a full disk
        }
        assertEquals("open", said(startIn(folder)));
        assertEquals(intact, Sha256.hexOf(only(folder.resolve("natives"))));
    }

    /** 61 MB for each update of DuckDB. */
    @Test
    void librariesOfOtherVersions_go_exceptThoseOfToday() throws Exception {
        Path natives = Files.createDirectories(folder.resolve("natives"));
        Path old = Files.createFile(natives.resolve("libduckdb_java-1.4.0.0-0badcafe.so"));
        Path today = Files.createFile(natives.resolve("libduckdb_java-1.4.1.0-0badcafe.so"));
        Path other = Files.createFile(natives.resolve("mine.so"));
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        Files.setLastModifiedTime(old, longAgo);
        Files.setLastModifiedTime(other, longAgo);
        assertEquals("open", said(startIn(folder)));
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(today), "another version may be in use by turns");
        assertTrue(Files.exists(other));
    }

    @Test
    void programsThatUnpackAtOneTime_doNotDisturbEachOther_andDraftsOfKilledOnesGo() throws Exception {
        Path killed = Files.createDirectories(folder.resolve("natives")).resolve(".libduckdb_java-1-2.so.3.part");
        Files.setLastModifiedTime(
                Files.createFile(killed), FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        List<Process> processes = List.of(startIn(folder), startIn(folder), startIn(folder));
        for (Process process : processes) {
            assertEquals("open", said(process));
        }
        only(folder.resolve("natives"));
    }

    @Test
    void whereTheFolderDoesNotWork_theErrorSaysWhatToDo_andIsExitCode3() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        String said = said(startIn(file));
        assertTrue(
                said.startsWith("3 " + file + "/natives: folder of native libraries: expected one where files"), said);
        assertTrue(said.contains("set ASSAY_HOME"), said);
    }

    /** In a name space of mounts of their own, which ends with the program. */
    @ParameterizedTest
    @CsvSource({"noexec, failed to map segment", "ro, Read-only file system"})
    void whereNothingIsRunOrWritten_theErrorSaysSo(String option, String why) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        String mount = "mount -t tmpfs -o " + option + " none '" + disk + "'";
        Process trial = new ProcessBuilder("unshare", "-rm", "sh", "-c", mount)
                .redirectErrorStream(true)
                .start();
        assumeTrue(trial.waitFor() == 0, "needs unshare and name spaces of users");
        Process process = new ProcessBuilder(
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        mount + " && exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dassay.natives=" + disk.resolve("natives"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opening.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = said(process);
        assertTrue(
                said.startsWith("3 " + disk + "/natives: folder of native libraries: expected one where files"), said);
        assertTrue(said.contains(why), said);
    }
}
