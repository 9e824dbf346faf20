package assay.supernet.search.method;

import assay.core.setting.Choice;
import assay.core.setting.Part;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import java.util.List;
import java.util.Map;

/**
 * How an architecture is scored: by a zero-cost proxy, as a network of its own.
 *
 * @param proxy its name. This module does not know the proxies, so other code checks the name
 * @param channels of the network that is scored
 * @param cells per stage of that network
 * @param what is scored, in words
 */
record ScoredNetwork(String proxy, int channels, int cells, String what) implements Part<ScoredNetwork> {
    private Whole channelSetting() {
        return new Whole("proxy_channels", channels, 1, 4096, "of the network that is scored");
    }

    private Whole cellSetting() {
        return new Whole("proxy_cells", cells, 1, 1000, "per stage of the network that is scored");
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Choice.of(Pick.BestOf.PROXY, proxy, List.of(proxy), "scores " + what + "; the highest wins"),
                channelSetting(),
                cellSetting());
    }

    @Override
    public ScoredNetwork with(Map<String, ?> values) {
        Object name = values.get(Pick.BestOf.PROXY);
        return new ScoredNetwork(
                name == null ? proxy : name.toString(),
                channelSetting().in(values),
                cellSetting().in(values),
                what);
    }
}
