package assay.internal.experiments.judge;

import assay.core.run.WorkListener;
import assay.internal.experiments.place.UnitAnswer;
import assay.internal.experiments.place.UnitResults;
import assay.internal.experiments.place.UnitsFailedException;
import assay.internal.experiments.place.Workplace;
import assay.internal.experiments.place.Workplaces;
import assay.internal.experiments.work.RunOptions;
import assay.internal.experiments.work.StopSignal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Has trainings done where {@code --on} says, and keeps their results here. */
record TrainingsElsewhere(TrainShop shop, RunOptions options, WorkListener listener) implements NetworkTraining.Doing {
    @Override
    public void train(List<NetworkTraining> left, StopSignal stop) {
        Map<TrainedUnit, TrainUnit> units = new LinkedHashMap<>();
        for (NetworkTraining training : left) {
            TrainUnit unit = (TrainUnit) training;
            units.put(
                    new TrainedUnit(unit.job().plan().arch().text(), unit.job().seed()), unit);
        }
        Map<TrainedUnit, String> failed = new LinkedHashMap<>();
        if (!units.isEmpty()) {
            try (Workplace place = Workplaces.open(options.on(), options.threads())) {
                place.work(shop, List.copyOf(units.keySet()), keeping(units, failed), stop);
            }
        }
        if (!stop.wished()) {
            UnitsFailedException.throwIfAny("retrain", failed, left.size(), "and kept");
        }
    }

    private UnitResults<TrainedUnit> keeping(Map<TrainedUnit, TrainUnit> units, Map<TrainedUnit, String> failed) {
        return new UnitResults<>() {
            @Override
            public void part(TrainedUnit unit, String name, double weight) {
                // a training is one part
            }

            @Override
            public void done(TrainedUnit unit, UnitAnswer answer) throws IOException {
                TrainUnit training = units.get(unit);
                training.keep(new String(answer.bytes(), StandardCharsets.UTF_8));
                listener.finished(training.id(), shop.epochs());
            }

            @Override
            public void failed(TrainedUnit unit, String why) {
                failed.put(unit, why);
                listener.failed(unit.toString(), why);
            }

            @Override
            public void remark(String text) {
                listener.remark(text);
            }
        };
    }
}
