package assay.experiments.spaces;

import assay.core.error.UsageException;
import java.util.List;
import java.util.stream.Collectors;

/** The spaces whose networks can be scored. */
public final class NetworkFactories {
    static final List<NetworkFactory> ALL =
            List.of(new Networks201(), new NetworksSize(), new Networks101(), new NetworksDarts());

    private NetworkFactories() {}

    /** @throws UsageException listing the spaces */
    public static NetworkFactory of(String space) {
        return ALL.stream().filter(f -> f.space().equals(space)).findFirst().orElseThrow(() -> {
            String spaces = ALL.stream().map(NetworkFactory::space).collect(Collectors.joining(", "));
            return new UsageException("space: expected one of " + spaces + ", found '" + space + "'.");
        });
    }
}
