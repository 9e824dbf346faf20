package assay.cli.truth;

import assay.cli.AssayCommand;
import assay.cli.Json;
import assay.core.error.AssayException.ExitCode;
import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.core.space.Genotype;
import assay.core.truth.Answer.Absent;
import assay.core.truth.Benchmark;
import assay.core.truth.Query;
import assay.core.truth.Question;
import assay.core.truth.SimulatedTraining;
import assay.core.truth.Trials;
import assay.data.truth.StoreTruth;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay simulate}: what training and validating one architecture would have cost. */
@Command(
        name = "simulate",
        description = "What training an architecture and evaluating it on the validation split would have cost, in"
                + " seconds, as simulate_train_eval of the official interface counts it (101: the training time of one"
                + " repeat, up to half of it with --epoch at half of the schedule). Nothing is drawn or taken for"
                + " granted: name the schedule, and the trials or 'draw' with --seed.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay simulate 201 --index 284 --dataset cifar10-valid --schedule 12 --trials 777",
            "  assay simulate 201 --index 284 --dataset cifar100 --schedule 200 --epoch 100 --trials draw --seed 3",
            "  assay simulate 101 --arch 1: --dataset cifar10-40k --schedule 108 --epoch 54 --trials 0"
        })
public final class SimulateCommand extends AssayCommand {
    private static final String DRAW = "draw";

    @Mixin
    private QuestionOptions question;

    @Mixin
    private ArchitectureOptions architecture;

    @Mixin
    private StoreOption store;

    @Option(names = "--epoch", paramLabel = "E", description = "Epochs trained. Default: the schedule's.")
    private String epoch;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What '--trials draw' chooses one of the table's trainings by. Default: drawn, and told.")
    private Long seed;

    @Option(names = "--json", description = "One JSON object (kind 'simulate').")
    private boolean json;

    @Override
    public Integer call() {
        Fields fields = question.fields().put("epoch", epoch);
        if (fields.has("split")) {
            throw new UsageException("--split: the simulation is of the validation split. Leave it out.");
        }
        boolean drawn = fields.find("trials").filter(DRAW::equals).isPresent();
        if (seed != null && !drawn) {
            throw new UsageException("--seed: nothing is drawn without --trials draw. Leave it out.");
        }
        if (drawn) {
            fields.put("trials", "mean");
        }
        Function<Genotype, Question> of = new Questions(question.benchmark()).read(fields.put("split", "valid"));
        NamedArchitecture named = NamedArchitecture.in(architecture.fields(), question.benchmark());
        try (StoreTruth truth = store.open(question.benchmark())) {
            Query asked = (Query) of.apply(named.find(truth));
            Trials trials = drawn ? draw(truth, asked) : asked.trials();
            SimulatedTraining done = question.benchmark() == Benchmark.NASBENCH101
                    ? SimulatedTraining.nasbench101(truth, asked.arch(), asked.schedule(), asked.epochs(), trials)
                    : SimulatedTraining.nats(
                            truth, asked.arch(), asked.dataset(), asked.schedule(), asked.epochs(), trials);
            print(truth, done);
        }
        return ExitCode.DONE.code();
    }

    private Trials draw(StoreTruth truth, Query asked) {
        List<Trials> all = truth.trainings(asked);
        if (all.isEmpty()) {
            throw new OutOfTableException(truth.ask(asked)
                    .fold(m -> "no single training is in the table: " + asked.words() + ".", Absent::why));
        }
        if (seed == null) {
            seed = (long) new SecureRandom().nextInt(Integer.MAX_VALUE);
        }
        return all.get(new RandomStream(seed).nextInt(all.size()));
    }

    private void print(StoreTruth truth, SimulatedTraining done) {
        Query accuracy = (Query) done.accuracy().query();
        if (json) {
            ObjectNode object = Json.answer("simulate");
            Told.architecture(object, truth.architectures(), accuracy.arch());
            Told.question(object, truth.architectures(), accuracy);
            object.put("seed", seed);
            Told.answer(object, done.accuracy());
            object.put("train_s", done.trainSeconds());
            object.put("evaluation_s", done.evaluationSeconds());
            object.put("total_s", done.seconds());
            object.put(
                    "time_trials", ((Query) done.trainTime().query()).trials().key());
            object.put("time_basis", done.trainTime().basis().text());
            object.put("time_source", done.trainTime().source());
            object.put("latency_s", done.latency().map(l -> l.value()).orElse(null));
            Json.print(out(), object);
        } else {
            out().println(done.seconds());
            out().println("architecture " + truth.architectures().indexOf(accuracy.arch()) + "  "
                    + accuracy.arch().text());
            out().println("seconds simulated: " + done.epochs() + " epochs of training " + done.trainSeconds()
                    + ", one evaluation " + done.evaluationSeconds());
            out().println(Told.words(accuracy, done.accuracy().unit()) + ": "
                    + done.accuracy().value() + (seed == null ? "" : " (training drawn with seed " + seed + ")"));
            out().println("source " + done.accuracy().source() + " ("
                    + done.accuracy().basis().text() + "), times "
                    + done.trainTime().source() + " ("
                    + done.trainTime().basis().text() + ")");
        }
    }
}
