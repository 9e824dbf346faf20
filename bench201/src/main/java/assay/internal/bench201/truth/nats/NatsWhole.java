package assay.internal.bench201.truth.nats;

import assay.internal.bench201.truth.kind.Checked;
import assay.internal.bench201.truth.kind.FoundValue;
import assay.internal.core.pickle.PickleReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole benchmark in one pickle: {@code {meta_archs, arch2infos: {index -> runs}, evaluated_indexes}}. Its architectures are
 * read one by one and then dropped.
 */
public final class NatsWhole {
    /** A file of NAS-Bench-201 with a single architecture. */
    private static final Pattern SINGLE = Pattern.compile("(\\d{6})-(?:FULL|LESS|full|less)\\.pth");

    private final NatsSpace space;
    private final String file;
    private final PickleReader reader;
    private final Checked checked;
    private final BitSet seen = new BitSet();
    private final List<String> remarks = new ArrayList<>();
    private long skip;
    private int entries;

    /** @param reader at the benchmark's pickle; refusals name its present byte */
    public NatsWhole(NatsSpace space, String file, PickleReader reader) {
        this.space = space;
        this.file = file;
        this.reader = reader;
        this.checked = new Checked(file, reader::offset);
    }

    /**
     * Reads the pickle.
     *
     * @param skip how many architectures at the beginning are skipped
     * @throws assay.core.error.DataFormatException if something does not fit
     */
    public void read(long skip, Consumer<NatsRecord> sink) {
        this.skip = skip;
        Object content = reader.next("arch2infos", (key, value) -> entry(key, value, sink));
        if (!(content instanceof Map<?, ?> map)) {
            throw checked.refuse("expected a benchmark, a dict with 'arch2infos', found " + FoundValue.of(content));
        }
        if (entries == 0 && (map.containsKey("full") || map.containsKey("less"))) {
            single(map, sink);
            return;
        }
        NatsPiece.requireIndex(space, checked, map);
        if (entries == 0) {
            throw checked.refuse("expected a dict 'arch2infos' with architectures, found none");
        }
        if (entries < space.architectures().size()) {
            remarks.add(
                    file + ": holds " + entries + " of " + space.architectures().size() + " architectures");
        }
        if (map.get("evaluated_indexes") instanceof Collection<?> evaluated
                && !(evaluated.size() == entries && evaluated.stream().allMatch(this::isSeen))) {
            remarks.add(file + ": 'evaluated_indexes' names " + evaluated.size() + " architectures, 'arch2infos' holds "
                    + entries);
        }
    }

    private boolean isSeen(Object evaluated) {
        if (!(evaluated instanceof Long n)
                || n < 0
                || n >= space.architectures().size()) {
            throw checked.refuse(
                    "expected indexes of 0.." + (space.architectures().size() - 1) + " in 'evaluated_indexes', found "
                            + Checked.shown(evaluated));
        }
        return seen.get(n.intValue());
    }

    /** Remarks for the user; after {@link #read}. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    private void entry(Object key, Object value, Consumer<NatsRecord> sink) {
        if (!(key instanceof Long arch)
                || arch < 0
                || arch >= space.architectures().size()) {
            throw checked.refuse("expected architectures by index of 0.."
                    + (space.architectures().size() - 1) + ", found " + Checked.shown(key));
        }
        if (seen.get(arch.intValue())) {
            throw checked.refuse("architecture " + arch + " comes twice");
        }
        seen.set(arch.intValue());
        if (++entries > skip) {
            sink.accept(NatsReader.read(space, file + " (architecture " + arch + ")", arch, value, reader::offset));
        }
    }

    private void single(Map<?, ?> runs, Consumer<NatsRecord> sink) {
        Matcher name = SINGLE.matcher(file);
        if (!name.matches()) {
            throw checked.refuse("the runs of one architecture: expected a file named as 000284-FULL.pth");
        }
        sink.accept(NatsReader.read(space, file, Long.parseLong(name.group(1)), runs, reader::offset));
    }
}
