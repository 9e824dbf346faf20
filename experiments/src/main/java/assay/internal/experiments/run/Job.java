package assay.internal.experiments.run;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKits;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.methods.AskingMethods;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.spaces.RunSpace;
import assay.internal.experiments.textsearch.CellMethods;
import assay.supernet.kit.NetworkKits;
import assay.supernet.kit.SupernetKit;
import assay.supernet.search.method.Finish;
import assay.supernet.search.method.Perturbed;
import assay.supernet.search.method.Search;
import assay.supernet.search.method.Stage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * One unit of work: a search with one seed and the answers that one or more methods take from it. Methods that differ only in
 * how they answer (balenas and balenas-tf) share the search. A method without a search is a separate job.
 *
 * @param search trains the supernet; empty if there is none
 */
public record Job(Optional<Search> search, List<MethodConfig> methods, long seed) {
    /** The longest name: file systems allow 255 bytes, with endings. */
    private static final int LONGEST_NAME = 100;

    public Job {
        methods = List.copyOf(methods);
    }

    /**
     * The name of its files: {@code balenas+balenas-tf-seed0}. If many methods share a search, the name has a checksum instead
     * of the further ones.
     */
    public String id() {
        String names = methods.stream().map(MethodConfig::name).collect(Collectors.joining("+"));
        if (names.length() > LONGEST_NAME) {
            CRC32 sum = new CRC32();
            sum.update(names.getBytes(StandardCharsets.UTF_8));
            names = methods.get(0).name() + "+" + (methods.size() - 1) + "-more-" + Long.toHexString(sum.getValue());
        }
        return names + "-seed" + seed;
    }

    /** Everything that determines its records, besides what is the same for all jobs of an experiment. */
    public Map<String, Object> facts() {
        Map<String, Object> of = new LinkedHashMap<>();
        methods.forEach(m -> of.put(m.name(), m.values()));
        return Map.of("methods", of, "seed", seed);
    }

    /** The experiment as it is for this job's methods. */
    public ExperimentConfig in(ExperimentConfig experiment) {
        return experiment.of(methods.get(0));
    }

    /** Whether it only asks the table while it searches. */
    boolean asksTable() {
        return AskingMethods.has(methods.get(0));
    }

    /** Its cost in epochs of a search, for the display of progress. */
    double weight(ExperimentConfig experiment) {
        return search.isPresent() ? in(experiment).supernet().epochs() : 0.5;
    }

    /** All jobs: every method with every seed once. Searches come first, because they take longest. */
    public static List<Job> plan(ExperimentConfig config) {
        record Key(Optional<Search> search, Map<String, Object> training, String alone) {}
        Map<Key, List<MethodConfig>> groups = new LinkedHashMap<>();
        for (MethodConfig m : config.methods()) {
            if (config.text().isPresent()) {
                CellMethods.check(m, config.of(m).supernet().epochs());
            }
            Optional<Search> search = Catalogue.search(m);
            search.filter(s -> config.text().isEmpty()).ifPresent(s -> check(m.name(), s, config.of(m)));
            if (!AskingMethods.has(m) && !m.isProgram()) {
                answer(m, config.space());
                if (Catalogue.method(m).pick() instanceof Perturbed) {
                    check(m.name(), Perturbed.supernet(), config.of(m));
                }
            }
            if (AskingMethods.has(m)) {
                if (config.retrain().isPresent()) {
                    throw new UsageException(
                            "methods." + m.name() + ": expected a method that searches, found one that asks"
                                    + " a table; space " + config.space() + " has none. Leave it out.");
                }
                if (!m.isProgram()) {
                    AskingMethods.optimizer(m);
                }
                AskingMethods.budget(m);
            }
            Key key = new Key(search, m.training(), search.isPresent() ? "" : m.name());
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(m);
        }
        List<Job> jobs = new ArrayList<>();
        for (boolean searching : new boolean[] {true, false}) {
            for (long seed : config.seeds()) {
                groups.forEach((key, methods) -> {
                    if (key.search().isPresent() == searching) {
                        jobs.add(new Job(key.search(), methods, seed));
                    }
                });
            }
        }
        return jobs;
    }

    private static void answer(MethodConfig m, String space) {
        SpaceKits.named(space, "run").search().ifPresent(s -> {
            try {
                Catalogue.method(m).check(s);
            } catch (UsageException e) {
                throw new UsageException("methods." + m.name() + "." + e.getMessage(), e);
            }
        });
    }

    /** Refuses what a supernet whose cells share their weights cannot do. */
    private static void cells(String method, Search search, RunSpace space) {
        boolean aligns = search.extras().alignment().aligns();
        for (Stage stage : search.stages()) {
            if (search.cellsApart() && !space.tellsCellsApart(stage.partial())) {
                throw new UsageException("methods." + method + (aligns ? ".alignment_weight" : ".draw_per_cell")
                        + ": expected a supernet whose cells can have weights of their own (with all channels in the operations "
                        + apart(1)
                        + (stage.partial() > 1 ? "; with 1 in " + stage.partial() + ' ' + apart(stage.partial()) : "")
                        + "), found one of '"
                        + space.space().name() + "' with 1 in "
                        + stage.partial() + " channels. Give "
                        + (aligns ? "alignment_weight: 0." : "draw_per_cell: no."));
            }
        }
    }

    /** The spaces whose cells can have weights of their own. */
    private static String apart(int partial) {
        return NetworkKits.namesOf(k -> k.tellsCellsApart(partial));
    }

    /** Checks that need the whole configuration. */
    private static void check(String method, Search search, ExperimentConfig config) {
        RunSpace space = RunSpace.of(config);
        if (!space.hasSupernet()) {
            throw new UsageException("methods." + method + ": expected a method that trains no supernet, which space "
                    + config.space()
                    + " has none of, found one that does. Take one that asks the table, or that chooses among drawn"
                    + " architectures: 'assay list methods'.");
        }
        long widths = search.stages().stream().map(Stage::partial).distinct().count();
        if (widths > 1 && !space.widens()) {
            throw new UsageException("methods." + method + ": expected a space whose supernet can be widened on the way"
                    + " (" + NetworkKits.namesOf(SupernetKit::widens) + "), found '" + config.space()
                    + "'. Give partial_first and partial_last the same"
                    + " value, or take drnas.");
        }
        if (!space.deepens() && search.stages().get(0).fresh()) {
            throw new UsageException("methods." + method
                    + ": expected a space whose supernet can be made deeper on the way ("
                    + NetworkKits.namesOf(SupernetKit::deepens) + "), found '" + config.space() + "'. Leave it out.");
        }
        cells(method, search, space);
        if (space.space().edgesIntoNode() > 0
                && (search.learn().fold(gradient -> false, reward -> true, removal -> false, () -> false)
                        || search.finish().fold(() -> false, Finish.BestBySupernet::mostProbable, how -> false))) {
            throw new UsageException(
                    "methods." + method + ": expected a method that can choose two edges into each node of"
                            + " space darts, found one whose controller or evaluator chooses operations alone. Leave it out.");
        }
        int images = Math.min(config.images().train(), config.images().valid());
        if (config.supernet().batch() > images) {
            throw new UsageException("supernet.batch: expected at most the " + images
                    + " images of images.train and images.valid, found "
                    + config.supernet().batch()
                    + ". Lower it, or take more images.");
        }
        int channels = config.supernet().channels();
        for (Stage stage : search.stages()) {
            if (channels % stage.partial() != 0) {
                throw new UsageException("methods." + method + ": expected supernet.channels to be a multiple of the "
                        + stage.partial() + " of which one goes through the operations, found " + channels
                        + ". Change supernet.channels, or the method's partial channels.");
            }
        }
        try {
            search.check(config.supernet().epochs(), config.images().valid());
            search.check(space.space());
        } catch (IllegalArgumentException e) {
            // A message that begins with a parameter's name is about that parameter.
            String joint = e.getMessage().matches("[a-z_]+: .*") ? "." : ": ";
            throw new UsageException("methods." + method + joint + e.getMessage(), e);
        }
    }
}
