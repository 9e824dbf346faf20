package assay.internal.reports.exchange;

import assay.core.kit.Choices;
import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.internal.core.io.WholeFile;
import assay.internal.reports.exchange.Steps.Step;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The layout of DeepCAVE's converter of CSV files: a folder for each run with {@code configspace.csv} and {@code trials.csv}. A
 * trial is an architecture at the step at which the run first named it. Its metrics are those of the table. Its time is
 * simulated if the run has simulated time; it is the number of the step if no time is known.
 */
final class DeepCave {
    private final Study study;
    private final Choices space;

    private DeepCave(Study study, Choices space) {
        this.study = study;
        this.space = space;
    }

    /** @return how many files were written */
    static int write(Study study, Path folder) {
        DeepCave cave = new DeepCave(study, study.population().kit().asChoices());
        List<String> names =
                Folders.of(study.methods().stream().map(Method::name).toList());
        int files = 0;
        for (Method m : study.methods()) {
            for (RunRecord run : m.runs()) {
                Path of = folder.resolve(names.get(m.index()) + "-seed-" + run.seed());
                WholeFile.write(of.resolve("configspace.csv"), cave.configspace());
                WholeFile.write(of.resolve("trials.csv"), cave.trials(run));
                files += 2;
            }
        }
        return files;
    }

    private String configspace() {
        int most =
                space.groups().stream().mapToInt(g -> g.options().size()).max().orElseThrow();
        StringBuilder out = new StringBuilder("name,type,log,lower,upper,default,ordered");
        IntStream.range(0, most).forEach(i -> out.append(",item_").append(i));
        out.append('\n');
        for (DecisionGroup g : space.groups()) {
            List<String> cells = new ArrayList<>(List.of(g.name(), "categorical", "", "", ""));
            cells.add(option(g, 0));
            cells.add(g.role() == DecisionGroup.Role.SIZE ? "True" : "False");
            for (int i = 0; i < most; i++) {
                cells.add(i < g.options().size() ? option(g, i) : "");
            }
            line(out, cells.stream());
        }
        return out.toString();
    }

    /** A number gets a letter before it, because DeepCAVE would not accept it as the name of a choice. */
    private static String option(DecisionGroup group, int choice) {
        String option = group.options().get(choice);
        return option.matches("[-+0-9.eE]+") ? "v" + option : option;
    }

    private String trials(RunRecord run) {
        StringBuilder out = new StringBuilder();
        Stream<String> head =
                Stream.of("config_id", "start_time", "end_time", "status", "seed", "step", "role", "score");
        line(
                out,
                Stream.of(
                                head,
                                study.measures().stream().map(DeepCave::metric),
                                space.groups().stream().map(DecisionGroup::name))
                        .flatMap(s -> s));
        List<Step> steps = Steps.of(run);
        boolean simulated = steps.stream().allMatch(s -> s.simulatedSeconds().isPresent());
        boolean timed = steps.stream().noneMatch(s -> Double.isNaN(s.seconds()));
        Set<Genotype> named = new HashSet<>();
        double before = 0;
        int id = 0;
        for (Step s : steps) {
            if (s.drawn()) {
                id = samples(out, run, named, id, before);
            }
            if (named.add(s.arch())) {
                double now = simulated ? s.simulatedSeconds().orElseThrow() : timed ? s.seconds() : s.number();
                trial(
                        out,
                        run,
                        id++,
                        s.arch(),
                        before,
                        now,
                        s.number(),
                        s.drawn() ? "answer" : "incumbent",
                        s.observed());
                before = now;
            }
        }
        samples(out, run, named, id, before);
        return out.toString();
    }

    /** Adds the candidates of the selection that are not there yet. */
    private int samples(StringBuilder out, RunRecord run, Set<Genotype> named, int first, double at) {
        int id = first;
        for (Sample s : run.samples()) {
            if (!s.arch().equals(run.chosen()) && named.add(s.arch())) {
                trial(out, run, id++, s.arch(), at, at, 0, "sample", s.score());
            }
        }
        return id;
    }

    private void trial(
            StringBuilder out,
            RunRecord run,
            int id,
            Genotype arch,
            double start,
            double end,
            int step,
            String role,
            OptionalDouble score) {
        List<OptionalDouble> metrics =
                study.measures().stream().map(m -> study.accuracy(arch, m)).toList();
        boolean whole = metrics.stream().allMatch(OptionalDouble::isPresent);
        List<String> cells = new ArrayList<>(List.of(
                Integer.toString(id),
                Double.toString(start),
                Double.toString(end),
                whole ? "success" : "not_evaluated",
                Long.toString(run.seed()),
                step == 0 ? "" : Integer.toString(step),
                role,
                text(score)));
        metrics.forEach(m -> cells.add(text(m)));
        int[] choices = space.encode().apply(arch);
        for (int g = 0; g < choices.length; g++) {
            cells.add(option(space.groups().get(g), choices[g]));
        }
        line(out, cells.stream());
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
    }

    private static String metric(Measure m) {
        return "metric:" + Folders.word(m.key() + " " + m.split().key())
                + (m.metric().highIsGood() ? " [0; 100] (maximize)" : " [1; inf] (minimize)");
    }

    private static void line(StringBuilder out, Stream<String> cells) {
        out.append(String.join(",", cells.map(TableCsv::quoted).toList())).append('\n');
    }
}
