package assay.internal.experiments.judge;

import assay.core.run.WorkListener;
import assay.internal.experiments.place.ToldResults;
import assay.internal.experiments.place.UnitAnswer;
import assay.internal.experiments.place.Workplace;
import assay.internal.experiments.place.Workplaces;
import assay.internal.experiments.work.RunOptions;
import assay.internal.experiments.work.StopSignal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends trainings to the place that {@code --on} names, and keeps their results here. */
record TrainingsElsewhere(TrainShop shop, RunOptions options, WorkListener listener) implements NetworkTraining.Doing {
    @Override
    public void train(List<NetworkTraining> left, StopSignal stop) {
        Map<TrainedUnit, TrainUnit> units = new LinkedHashMap<>();
        for (NetworkTraining training : left) {
            TrainUnit unit = (TrainUnit) training;
            units.put(
                    new TrainedUnit(unit.job().plan().arch().text(), unit.job().seed()), unit);
        }
        ToldResults<TrainedUnit> keeping = new ToldResults<>(listener) {
            @Override
            public void done(TrainedUnit unit, UnitAnswer answer) throws IOException {
                TrainUnit training = units.get(unit);
                training.keep(new String(answer.bytes(), StandardCharsets.UTF_8));
                listener.finished(training.id(), shop.epochs());
            }
        };
        if (!units.isEmpty()) {
            try (Workplace place = Workplaces.open(options.on(), options.threads())) {
                place.work(shop, List.copyOf(units.keySet()), keeping, stop);
            }
        }
        if (!stop.wished()) {
            keeping.throwIfAnyFailed("retrain", left.size(), "and kept");
        }
    }
}
