package assay.internal.reports;

import assay.core.kit.Population;
import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import assay.core.truth.Answer;
import assay.internal.reports.study.Lookups;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** One row per run and measure: the numbers behind every table of the report. Values that were not measured are missing. */
final class ResultsTable {
    private final StringColumn method = StringColumn.create("method");
    private final LongColumn seed = LongColumn.create("seed");
    private final StringColumn dataset = StringColumn.create("dataset");
    private final StringColumn split = StringColumn.create("split");
    private final IntColumn schedule = IntColumn.create("schedule_epochs");
    private final StringColumn trials = StringColumn.create("trials");
    private final StringColumn tableSeeds = StringColumn.create("table_seeds");
    private final DoubleColumn accuracy;
    private final DoubleColumn optimum;
    private final DoubleColumn regret;
    private final IntColumn place = IntColumn.create("place");
    private final IntColumn cells = IntColumn.create("cells_measured");
    private final IntColumn epochs = IntColumn.create("search_epochs");
    private final IntColumn samples = IntColumn.create("samples");
    private final DoubleColumn searchTime = DoubleColumn.create("search_s");
    private final DoubleColumn selectionTime = DoubleColumn.create("selection_s");
    private final StringColumn arch = StringColumn.create("arch");
    private final IntColumn classIndex = IntColumn.create("class");
    private final DoubleColumn classAccuracy;
    private final DoubleColumn classRegret;

    /** @param by the first measure, whose metric names the columns; empty: accuracies */
    private ResultsTable(Optional<Measure> by) {
        String column = by.map(Measure::column).orElse("accuracy_percent");
        String regrets = by.map(Measure::regretColumn).orElse("regret_points");
        accuracy = DoubleColumn.create(column);
        optimum = DoubleColumn.create("optimum" + by.map(Measure::unitEnding).orElse("_percent"));
        regret = DoubleColumn.create(regrets);
        classAccuracy = DoubleColumn.create("class_" + column);
        classRegret = DoubleColumn.create("class_" + regrets);
    }

    static Table of(Study study) {
        ResultsTable t = new ResultsTable(study.measures().stream().findFirst());
        for (Method m : study.methods()) {
            for (RunRecord run : m.runs()) {
                study.measures().forEach(measure -> t.add(study, run, measure));
            }
        }
        return Table.create(
                "results",
                t.method,
                t.seed,
                t.dataset,
                t.split,
                t.schedule,
                t.trials,
                t.tableSeeds,
                t.accuracy,
                t.optimum,
                t.regret,
                t.place,
                t.cells,
                t.epochs,
                t.samples,
                t.searchTime,
                t.selectionTime,
                t.arch,
                t.classIndex,
                t.classAccuracy,
                t.classRegret);
    }

    private void addClass(Study study, Genotype cell, Measure measure) {
        Population population = study.population();
        OptionalDouble mean = study.ofClass(cell, measure);
        if (population.hasTable()) {
            classIndex.append(population
                    .counted()
                    .index(population.classOf(population.counted().place(cell))));
        } else {
            classIndex.appendMissing();
        }
        if (mean.isPresent()) {
            classAccuracy.append(mean.getAsDouble());
            classRegret.append(study.landscape(measure).orElseThrow().classRegret(mean.getAsDouble()));
        } else {
            classAccuracy.appendMissing();
            classRegret.appendMissing();
        }
    }

    private void add(Study study, RunRecord run, Measure measure) {
        Genotype cell = run.chosen();
        method.append(run.method());
        seed.append(run.seed());
        dataset.append(measure.dataset().key());
        split.append(measure.split().key());
        schedule.append(study.experiment().schedule());
        trials.append(Lookups.TRIALS.key());
        study.landscape(measure)
                .ifPresentOrElse(
                        l -> {
                            optimum.append(l.optimum());
                            cells.append(l.measured());
                        },
                        () -> {
                            optimum.appendMissing();
                            cells.append(0);
                        });
        if (study.answer(cell, measure) instanceof Answer.Measured m) {
            tableSeeds.append(m.seeds().stream().map(Object::toString).collect(Collectors.joining("+")));
            accuracy.append(m.value());
            study.landscape(measure)
                    .ifPresentOrElse(
                            l -> {
                                regret.append(l.regret(m.value()));
                                place.append(l.rank(m.value()));
                            },
                            () -> {
                                regret.appendMissing();
                                place.appendMissing();
                            });
        } else {
            tableSeeds.appendMissing();
            accuracy.appendMissing();
            regret.appendMissing();
            place.appendMissing();
        }
        epochs.append(run.epochs().size());
        samples.append(run.samples().size());
        searchTime.append(run.searchSeconds());
        selectionTime.append(run.selectionSeconds());
        arch.append(cell.text());
        addClass(study, cell, measure);
    }
}
