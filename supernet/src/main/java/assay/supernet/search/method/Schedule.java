package assay.supernet.search.method;

import assay.core.setting.Part;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The stages of a search, and the epochs in which weights learn alone.
 *
 * @param warmup first epochs of every stage in which only the weights learn
 * @param pretrain weights alone before the search
 * @param learns whether the architecture learns at all; if not, the other two have no meaning
 */
record Schedule(List<Stage> stages, int warmup, Pretraining pretrain, boolean learns) implements Part<Schedule> {
    private static final int MOST_EPOCHS = 1_000_000;
    private static final int MOST_PARTIAL = 1024;
    private static final int MOST_OPERATIONS = 1000;
    private static final int MOST_CELLS = 1000;
    /** At least one epoch must be left in which the architecture learns. */
    private static final double MOST_DROPPED = 0.999;

    private static final List<String> THIRDS = List.of("first", "second", "third");

    @Override
    public List<Setting> settings() {
        List<Setting> all = new ArrayList<>(stageSettings());
        if (learns) {
            all.add(warmupSetting());
            all.addAll(pretrain.settings());
        }
        return all;
    }

    @Override
    public Schedule with(Map<String, ?> values) {
        return new Schedule(
                stages(values),
                learns ? warmupSetting().in(values) : warmup,
                learns ? pretrain.with(values) : pretrain,
                learns);
    }

    private Whole warmupSetting() {
        return new Whole(
                "warmup", warmup, 0, MOST_EPOCHS, "first epochs (of each stage) in which only weights are trained");
    }

    private List<Setting> stageSettings() {
        if (first().fresh()) {
            List<Setting> all = new ArrayList<>();
            for (int i = 0; i < stages.size(); i++) {
                all.add(cells(i));
            }
            for (int i = 1; i < stages.size(); i++) {
                all.add(keep(i));
                all.add(skipDrop(i));
            }
            return all;
        }
        return stages.size() > 1 ? List.of(partialFirst(), partialLast(), keepLast()) : List.of(partial());
    }

    private List<Stage> stages(Map<String, ?> values) {
        if (first().fresh()) {
            List<Stage> all = new ArrayList<>();
            for (int i = 0; i < stages.size(); i++) {
                all.add(
                        i == 0
                                ? new Stage(1, 0, cells(i).in(values), 0)
                                : new Stage(
                                        1,
                                        keep(i).in(values),
                                        cells(i).in(values),
                                        skipDrop(i).in(values)));
            }
            return all;
        }
        return stages.size() > 1
                ? List.of(
                        new Stage(partialFirst().in(values), 0),
                        new Stage(partialLast().in(values), keepLast().in(values)))
                : List.of(new Stage(partial().in(values), 0));
    }

    private Stage first() {
        return stages.get(0);
    }

    private Stage last() {
        return stages.get(stages.size() - 1);
    }

    private Whole partial() {
        return new Whole(
                "partial", first().partial(), 1, MOST_PARTIAL, "1 in so many channels goes through the operations");
    }

    // Progressive DrNAS: two stages.

    private Whole partialFirst() {
        return new Whole("partial_first", first().partial(), 1, MOST_PARTIAL, "1 in so many channels, first half");
    }

    private Whole partialLast() {
        return new Whole("partial_last", last().partial(), 1, MOST_PARTIAL, "1 in so many channels, second half");
    }

    private Whole keepLast() {
        return new Whole(
                "keep", last().keep(), 0, MOST_OPERATIONS, "operations of each edge in the second half; 0 for all");
    }

    // P-DARTS: three stages.

    private Whole cells(int i) {
        String third = THIRDS.get(i);
        return new Whole(
                "cells_" + third, stages.get(i).cells(), 1, MOST_CELLS, "of the " + third + " third's supernet");
    }

    private Whole keep(int i) {
        String third = THIRDS.get(i);
        return new Whole(
                "keep_" + third,
                stages.get(i).keep(),
                0,
                MOST_OPERATIONS,
                "operations of each edge in the " + third + " third; 0 for all");
    }

    private Real skipDrop(int i) {
        String third = THIRDS.get(i);
        return new Real(
                "skip_drop_" + third,
                stages.get(i).skipDrop(),
                0,
                MOST_DROPPED,
                "skip connections left out in the " + third + " third");
    }
}
