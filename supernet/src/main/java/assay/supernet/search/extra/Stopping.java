package assay.supernet.search.extra;

import assay.core.setting.Choice;
import assay.core.setting.Part;
import assay.core.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** When a search ends before its last epoch, and which epoch's architecture it then answers. */
public record Stopping(StopRule rule) implements Part<Stopping>, Extra {
    private static final List<StopRule> RULES = List.of(
            new StopNever(),
            new StopByEigenvalue(),
            new StopBySkips(),
            new StopByRanking(),
            new StopByPlateau(),
            new StopByEntropy());

    /** All rules; of the kind that is chosen the one that is. */
    private Choice<StopRule> ruleSetting() {
        return new Choice<>(
                "stop",
                rule,
                RULES.stream().map(r -> r.word().equals(rule.word()) ? rule : r).toList(),
                StopRule::word,
                "what ends the search early: a growing Hessian eigenvalue (DARTS-ES), skip connections or a stable order"
                        + " (DARTS+), a validation loss that falls no more, the entropy of the distribution over"
                        + " architectures");
    }

    @Override
    public List<Setting> settings() {
        List<Setting> all = new ArrayList<>();
        all.add(ruleSetting());
        all.addAll(rule.settings());
        return all;
    }

    @Override
    public Stopping with(Map<String, ?> values) {
        return new Stopping(ruleSetting().in(values).with(values));
    }

    /** Whether it can end a search at all. */
    public boolean ends() {
        return !(rule instanceof StopNever);
    }
}
