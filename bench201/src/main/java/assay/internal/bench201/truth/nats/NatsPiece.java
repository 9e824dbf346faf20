package assay.internal.bench201.truth.nats;

import assay.internal.bench201.truth.kind.Checked;
import assay.internal.core.pickle.PickleLimits;
import assay.internal.core.pickle.PickleReader;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One packed file of the "simple" form: {@code meta.pickle.pbz2}, or {@code 000284.pickle.pbz2} of one architecture.
 *
 * @param source the benchmark's name: that of its folder
 * @param name of the file
 * @param sha256 of the packed bytes
 * @param known whether the store already has the file
 * @param end how many bytes of the whole input are done after it
 */
record NatsPiece(String source, String name, byte[] packed, byte[] sha256, boolean known, long end) {
    /** Bytes of one packed file; real ones have 85,000. */
    static final int MAX_BYTES = 16 << 20;

    private static final Pattern ARCHITECTURE = Pattern.compile("0*(\\d{1,9})\\.pickle\\.pbz2");
    private static final String META = "meta.pickle.pbz2";

    /**
     * A piece that was read.
     *
     * @param record null for the index, and if the store already has the file
     */
    record Read(NatsPiece piece, NatsRecord record) {}

    /** Whether a file with this name is a piece. */
    static boolean is(String name) {
        return name.equals(META) || ARCHITECTURE.matcher(name).matches();
    }

    /**
     * Reads and checks the piece, if it is not known.
     *
     * @throws assay.core.error.DataFormatException naming the file
     */
    Read read(NatsSpace space) {
        if (known) {
            return new Read(this, null);
        }
        try (InputStream in = Unpack.bzip2(new ByteArrayInputStream(packed), name, UnpackLimits.DEFAULT)) {
            PickleReader pickle = new PickleReader(in, name, PickleLimits.DEFAULT);
            Object content = pickle.next();
            pickle.requireEnd();
            return new Read(this, checked(space, content, pickle));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NatsRecord checked(NatsSpace space, Object content, PickleReader pickle) {
        Matcher number = ARCHITECTURE.matcher(name);
        if (number.matches()) {
            return NatsReader.read(space, name, Integer.parseInt(number.group(1)), content, pickle::offset);
        }
        requireIndex(space, new Checked(name, pickle::offset), content);
        return null;
    }

    /** {@code meta_archs} must be the official list, because it defines the numbers of the architectures. */
    static void requireIndex(NatsSpace space, Checked checked, Object content) {
        Map<?, ?> map = checked.as(Map.class, content, "the file");
        List<?> archs = checked.as(List.class, map.get("meta_archs"), "'meta_archs'");
        int size = space.architectures().size();
        for (int i = 0; i < Math.max(archs.size(), size); i++) {
            Object found = i < archs.size() ? archs.get(i) : "the end of the list";
            String expected = i < size ? space.architectures().at(i).text() : "the end of the list";
            if (!expected.equals(found)) {
                throw checked.refuse(
                        "architecture " + i + ": expected " + expected + ", found " + Checked.shown(found));
            }
        }
    }
}
