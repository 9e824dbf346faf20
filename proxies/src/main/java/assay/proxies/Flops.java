package assay.proxies;

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
}
