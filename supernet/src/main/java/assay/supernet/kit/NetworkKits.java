package assay.supernet.kit;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.internal.core.plugin.Brought;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The spaces on the class path and in plug-ins that have networks. */
public final class NetworkKits {
    private static final Map<String, NetworkKit> ALL =
            Brought.join("networks of space", List.of(), NetworkKit.class, List::of, NetworkKit::space).stream()
                    .collect(Collectors.toUnmodifiableMap(NetworkKit::space, Function.identity()));

    private NetworkKits() {}

    /** The kit of a space. */
    public static Optional<NetworkKit> find(SpaceKit space) {
        return Optional.ofNullable(ALL.get(space.name()));
    }

    /**
     * The same.
     *
     * @param where the first word of the message: {@code proxy score}
     * @throws UsageException naming the spaces that have networks
     */
    public static NetworkKit of(SpaceKit space, String where) {
        return find(space)
                .orElseThrow(() -> new UsageException(where + ": expected a space that has networks, one of "
                        + shortNames() + ", found " + space.shortName() + "."));
    }

    /** The names of the spaces whose supernets can do something, with commas. */
    public static String namesOf(Predicate<SupernetKit> can) {
        return SpaceKits.all().stream()
                .filter(k -> find(k).flatMap(NetworkKit::supernets).filter(can).isPresent())
                .map(SpaceKit::name)
                .collect(Collectors.joining(", "));
    }

    private static String shortNames() {
        List<String> names = SpaceKits.all().stream()
                .filter(k -> ALL.containsKey(k.name()))
                .map(SpaceKit::shortName)
                .toList();
        return String.join(", ", names);
    }
}
