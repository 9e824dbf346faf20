package assay.internal.experiments.run;

import assay.core.run.WorkListener;
import assay.core.space.SearchSpace;
import assay.internal.experiments.place.UnitAnswer;
import assay.internal.experiments.place.UnitResults;
import assay.internal.experiments.place.UnitsFailedException;
import assay.internal.experiments.work.SealedText;
import assay.internal.experiments.work.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Keeps the results of jobs that were done in other processes.
 *
 * @param plan all jobs
 * @param keys names of each job's files
 * @param weight cost of a job, for the display of progress
 * @param failed is told of a failed job
 */
record JobsElsewhere(
        List<Job> plan,
        WorkFolder folder,
        Function<Job, String> keys,
        SearchSpace space,
        WorkListener progress,
        ToDoubleFunction<Job> weight,
        BiConsumer<Job, Throwable> failed)
        implements UnitResults<RunUnit> {
    @Override
    public void part(RunUnit unit, String name, double share) {
        // told when the unit is done
    }

    @Override
    public void done(RunUnit unit, UnitAnswer answer) throws IOException {
        List<RunAnswer> answers = RunAnswer.read(answer.bytes());
        for (int i = 0; i < answers.size(); i++) {
            keep(plan.get(unit.jobs().get(i)), answers.get(i));
        }
    }

    private void keep(Job job, RunAnswer answer) throws IOException {
        Path said = folder.program(keys.apply(job));
        for (Map.Entry<String, byte[]> file : answer.kept().entrySet()) {
            Files.createDirectories(said);
            Files.write(said.resolve(file.getKey()), file.getValue());
        }
        if (answer.failure() != null) {
            failed.accept(job, UnitsFailedException.of(answer.failure().replace(RunAnswer.FOLDER, said.toString())));
        } else {
            Path file = folder.records(keys.apply(job));
            SealedText.write(file, answer.records());
            if (job.search().isPresent()) {
                JobFile.read(file, space).orElseThrow().get(0).epochs().forEach(e -> progress.epoch(job.id(), e));
            }
        }
        progress.finished(job.id(), weight.applyAsDouble(job));
    }

    @Override
    public void failed(RunUnit unit, String why) {
        unit.of(plan).forEach(job -> {
            failed.accept(job, UnitsFailedException.of(why));
            progress.finished(job.id(), weight.applyAsDouble(job));
        });
    }

    @Override
    public void remark(String text) {
        progress.remark(text);
    }
}
