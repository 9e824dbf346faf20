package assay.proxies;

import java.util.Optional;
import java.util.OptionalDouble;

/** The number of trainable parameters: the baseline with which every proxy should be compared. Larger is better. */
final class Params implements Proxy {
    @Override
    public String name() {
        return "params";
    }

    @Override
    public boolean needsData() {
        return false;
    }

    @Override
    public boolean isOfFunction() {
        return false;
    }

    @Override
    public OptionalDouble score(ProxyTask task) {
        return OptionalDouble.of(task.network().parameters().count());
    }

    @Override
    public Optional<Facts> facts() {
        return Optional.of(new Facts("number of trainable values", "baseline", "none", "none", "none", "all", "never"));
    }
}
