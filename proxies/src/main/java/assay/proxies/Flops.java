package assay.proxies;

import java.util.Optional;
import java.util.OptionalDouble;

/** Multiply-adds of one image, as the task counted them. Larger is better. */
final class Flops implements Proxy {
    @Override
    public String name() {
        return "flops";
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
        return task.multiplyAdds();
    }

    @Override
    public Optional<Facts> facts() {
        return Optional.of(new Facts(
                "multiply-adds of one image, on a path or not",
                "baseline",
                "none",
                "none",
                "none",
                "convolutions and linear layers",
                "where nobody counted"));
    }
}
