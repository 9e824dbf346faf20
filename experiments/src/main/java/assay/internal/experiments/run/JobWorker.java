package assay.internal.experiments.run;

import assay.core.error.AssayException;
import assay.core.error.InterruptedRunException;
import assay.core.run.RunRecord;
import assay.internal.core.io.FolderTree;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.external.Hired;
import assay.internal.experiments.external.PortableProgram;
import assay.internal.experiments.external.Program;
import assay.internal.experiments.external.ProgramFolder;
import assay.internal.experiments.external.ProxyScores;
import assay.internal.experiments.images.SearchImages;
import assay.internal.experiments.judge.TableRuns;
import assay.internal.experiments.place.UnitAnswer;
import assay.internal.experiments.place.UnitWatch;
import assay.internal.experiments.place.UnitWorker;
import assay.internal.experiments.spaces.RunSpace;
import assay.internal.experiments.work.AssayHome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Does jobs of an experiment in a process that is not the experiment's; used by one thread. */
final class JobWorker implements UnitWorker<RunUnit> {
    private final List<Job> jobs;
    private final RunSpace space;
    private final ExperimentConfig config;
    private final Searches searches;
    private final Map<String, Program> programs = new LinkedHashMap<>();

    /** Null until a job asks the table. */
    private StoreTruth truth;

    JobWorker(ExperimentConfig config, SearchImages images, String backend, Map<String, PortableProgram> programs) {
        this.config = config;
        jobs = Job.plan(config);
        space = RunSpace.of(config);
        programs.forEach((method, program) -> this.programs.put(method, program.here()));
        // Experiments on texts run with the driver.
        searches = new Searches(config, space, images, null, this::asked, backend, Job::id);
    }

    private RunRecord asked(MethodConfig method, long seed, JobRunner.Context context, ProxyScores scores) {
        if (truth == null) {
            truth = StoreTruth.open(
                    config.truth().benchmark(),
                    AssayHome.truth(config.truth().benchmark().key()));
        }
        TableRuns tables = new TableRuns(space.space(), truth);
        return method.isProgram()
                ? tables.run(
                        new Hired(programs.get(method.name()), context.program(), scores),
                        method,
                        seed,
                        context.progress(),
                        context.stop())
                : tables.run(method, seed, context.progress(), context.stop());
    }

    @Override
    public UnitAnswer work(RunUnit unit, UnitWatch watch) throws IOException {
        List<RunAnswer> answers = new ArrayList<>();
        ByteArrayOutputStream timeless = new ByteArrayOutputStream();
        for (Job job : unit.of(jobs).toList()) {
            Path folder = Files.createTempDirectory("assay-job-"); // a checkpoint is useless elsewhere
            try {
                answers.add(answer(job, folder, watch, timeless));
            } finally {
                FolderTree.delete(folder);
            }
        }
        return UnitAnswer.of(RunAnswer.bytes(answers), timeless.toByteArray());
    }

    /**
     * A failure that the user can mend is an answer. A failure that may be this machine's fault is thrown, and the job is
     * tried on another machine.
     */
    private RunAnswer answer(Job job, Path folder, UnitWatch watch, ByteArrayOutputStream timeless) throws IOException {
        Path program = folder.resolve("program");
        try {
            List<RunRecord> records = searches.run(
                    job,
                    new JobRunner.Context(folder.resolve("checkpoint"), program, (done, what) -> {}, watch::halted));
            timeless.write(JobFile.timeless(records).getBytes(StandardCharsets.UTF_8));
            return new RunAnswer(JobFile.text(records), null, ProgramFolder.kept(program));
        } catch (InterruptedRunException e) {
            throw e;
        } catch (AssayException e) {
            if (!job.asksTable()) {
                throw e;
            }
            String why = e.getMessage().replace(program.toString(), RunAnswer.FOLDER);
            timeless.write(why.getBytes(StandardCharsets.UTF_8));
            return new RunAnswer(null, why, ProgramFolder.kept(program));
        }
    }

    @Override
    public void close() {
        searches.close();
        if (truth != null) {
            truth.close();
        }
    }
}
