package assay.supernet.search.method;

import assay.core.error.UsageException;
import assay.core.setting.Choice;
import assay.core.setting.Part;
import assay.core.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which epoch's argmax a search answers with: the last one's, or the one that the search itself prefers, without a table. Only
 * epochs in which the architecture learns count; of equal ones the first.
 *
 * @param channels of the network that a proxy scores
 * @param cells per stage of that network
 */
public record BestEpoch(Way way, String proxy, int channels, int cells) implements Part<BestEpoch> {
    /** What tells the better epoch. */
    public enum Way {
        /** Nothing: the last epoch answers. */
        NONE(""),
        /**
         * The validation loss of the architecture alone in the supernet of its epoch, on all validation images. It costs one
         * pass an epoch. Of the two losses it is the one of what is answered.
         */
        CHILD_LOSS("the lowest loss of its architecture in the supernet"),
        /**
         * The validation loss in the search's own steps. It costs nothing. But it is the loss of the whole mixture: it falls as
         * long as the weights learn, whatever the architecture does.
         */
        SUPERNET_LOSS("the lowest loss of the supernet"),
        /** A zero-cost proxy of each epoch's architecture. */
        PROXY("the highest score");

        private final String title;

        Way(String title) {
            this.title = title;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The last epoch answers. */
    public static BestEpoch last() {
        return new BestEpoch(Way.NONE, "synflow", 16, 5);
    }

    private Choice<Way> waySetting() {
        return new Choice<>(
                "along",
                way,
                List.of(Way.values()),
                Way::word,
                "whose epoch's architecture is the answer: the last, or the one with the lowest validation loss of the"
                        + " architecture alone or of the supernet, or with the highest score");
    }

    private ScoredNetwork scored() {
        return new ScoredNetwork(proxy, channels, cells, "each epoch's architecture");
    }

    @Override
    public List<Setting> settings() {
        List<Setting> all = new ArrayList<>();
        all.add(waySetting());
        if (way == Way.PROXY) {
            all.addAll(scored().settings());
        }
        return all;
    }

    @Override
    public BestEpoch with(Map<String, ?> values) {
        Way other = waySetting().in(values);
        ScoredNetwork by = other == Way.PROXY ? scored().with(values) : scored();
        return new BestEpoch(other, by.proxy(), by.channels(), by.cells());
    }

    /** Whether an epoch before the last can be the answer. */
    public boolean chooses() {
        return way != Way.NONE;
    }

    /** For the catalogue; begins with a comma, or is empty. */
    String title() {
        return chooses() ? ", of the epoch with " + way.title + (way == Way.PROXY ? " by " + proxy : "") : "";
    }

    /** @throws UsageException if the epochs' architectures are not the ones that the method would answer with */
    void check(int operations) {
        if (chooses() && operations > 1) {
            throw new UsageException("top_ops: expected 1 with along: " + way.word()
                    + ", because the epochs' architectures have one operation on each edge, found " + operations + ".");
        }
    }
}
