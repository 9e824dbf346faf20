package assay.bench201.truth;

import assay.core.error.DataFormatException;
import assay.core.io.Sha256;
import assay.core.space.Bench201Index;
import assay.data.archive.TarEntries;
import assay.data.archive.Unpack;
import assay.data.archive.UnpackLimits;
import assay.data.importing.FileFormat;
import assay.data.importing.StoreKind;
import assay.data.importing.Target;
import assay.data.pickle.PickleLimits;
import assay.data.pickle.PickleReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NATS-Bench "simple" files of the topology space: {@code meta.pickle.pbz2} and one file per architecture, some or all of
 * them, in a folder or a tar.
 */
final class NatsFormat implements FileFormat {
    /** Bytes of one packed file; real ones have 85,000. */
    private static final int MAX_FILE = 16 << 20;

    private static final int MAX_FILES = 100_000;
    private static final Pattern ARCHITECTURE = Pattern.compile("0*(\\d{1,9})\\.pickle\\.pbz2");

    @Override
    public String key() {
        return "nats";
    }

    @Override
    public StoreKind kind() {
        return Kind201.KIND;
    }

    @Override
    public String about() {
        return "a NATS-Bench '-simple' folder or tar (topology space)";
    }

    @Override
    public boolean claims(Path file) throws IOException {
        return Recognise.isTar(file) || Recognise.isPickle(file.getFileName().toString());
    }

    @Override
    public void read(List<Path> files, Target target) throws IOException, SQLException {
        for (Path file : files) {
            if (Recognise.isTar(file)) {
                tar(file, target);
            }
        }
        folder(
                files.stream()
                        .filter(f -> Recognise.isPickle(f.getFileName().toString()))
                        .toList(),
                target);
    }

    private void folder(List<Path> files, Target target) throws IOException, SQLException {
        if (files.isEmpty()) {
            return;
        }
        Path folder = files.get(0).toRealPath().getParent();
        String benchmark = folder.getFileName() == null
                ? "NATS-Bench"
                : folder.getFileName().toString();
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        long done = 0;
        for (Path file : files) {
            long size = Files.size(file);
            String name = file.getFileName().toString();
            target.at(done, total, name);
            if (size > MAX_FILE) {
                throw new DataFormatException(
                        name,
                        -1,
                        name + ": refused: expected a file of one architecture, of less than " + MAX_FILE
                                + " bytes, found " + size
                                + ". The benchmark as one file is not supported: take the '-simple' folder or tar.");
            }
            file(benchmark, name, Files.readAllBytes(file), target);
            done += size;
        }
        target.at(total, total, "");
    }

    private void tar(Path path, Target target) throws IOException, SQLException {
        long total = Files.size(path);
        String tarName = path.getFileName().toString();
        long done = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
                TarEntries tar = new TarEntries(in, tarName, MAX_FILE, MAX_FILES)) {
            for (TarEntries.Entry entry = tar.next(); entry != null; entry = tar.next()) {
                int slash = entry.name().lastIndexOf('/');
                String folder = slash < 0
                        ? tarName.replaceFirst("\\.tar$", "")
                        : entry.name().substring(0, slash);
                target.at(done, total, entry.name());
                file(
                        folder.substring(folder.lastIndexOf('/') + 1),
                        entry.name().substring(slash + 1),
                        entry.bytes(),
                        target);
                done += entry.bytes().length + 512;
            }
        }
        target.at(total, total, "");
    }

    private void file(String benchmark, String name, byte[] packed, Target target) throws SQLException {
        Matcher number = ARCHITECTURE.matcher(name);
        boolean meta = name.equals("meta.pickle.pbz2");
        if (!meta && !number.matches()) {
            target.skip(name, "skipped: neither meta.pickle.pbz2 nor NUMBER.pickle.pbz2");
            return;
        }
        int source = target.source(benchmark, this);
        int arch = meta ? -1 : Integer.parseInt(number.group(1));
        Object content = unpickle(name, packed);
        if (meta) {
            requireIndex(name, content);
            if (target.start(source, name, -1, Sha256.digest().digest(packed), packed.length)) {
                target.finish(Target.Checksum.UNKNOWN);
            }
            return;
        }
        NatsArchitecture parsed = NatsArchitecture.of(name, arch, content);
        if (target.start(source, name, arch, Sha256.digest().digest(packed), packed.length)) {
            parsed.write(benchmark, target);
            target.finish(Target.Checksum.UNKNOWN);
        }
    }

    private static Object unpickle(String name, byte[] packed) {
        try (InputStream in = Unpack.bzip2(new ByteArrayInputStream(packed), name, UnpackLimits.DEFAULT)) {
            return PickleReader.read(new BufferedInputStream(in, 1 << 16), name, PickleLimits.DEFAULT);
        } catch (IOException e) {
            throw new DataFormatException(name, -1, name + ": cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** {@code meta_archs} must be the official list: the numbers of the files have their meaning from it. */
    private static void requireIndex(String name, Object content) {
        if (!(content instanceof Map<?, ?> map && map.get("meta_archs") instanceof List<?> archs)) {
            throw new DataFormatException(name, -1, name + ": refused: expected a dict with a list 'meta_archs'.");
        }
        NatsArchitecture.refuseSizeSpace(name, archs.isEmpty() ? null : archs.get(0));
        Bench201Index index = Bench201Index.get();
        for (int i = 0; i < Math.max(archs.size(), index.size()); i++) {
            Object found = i < archs.size() ? archs.get(i) : "the end of the list";
            String expected = i < index.size() ? index.cell(i).text() : "the end of the list";
            if (!expected.equals(found)) {
                throw new DataFormatException(
                        name,
                        -1,
                        name + ": refused: architecture " + i + ": expected " + expected + ", found " + found
                                + ". Nothing was loaded.");
            }
        }
    }
}
