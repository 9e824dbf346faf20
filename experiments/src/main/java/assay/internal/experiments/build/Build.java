package assay.internal.experiments.build;

import assay.core.error.UsageException;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Dataset;
import assay.internal.data.built.BuiltFile;
import assay.internal.data.built.BuiltTraining;
import assay.internal.data.built.Embedded;
import assay.internal.experiments.config.BuildConfig;
import assay.internal.experiments.images.BuildImages;
import assay.internal.experiments.work.Fingerprint;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A benchmark that is being built, and the table that its trainings become.
 *
 * @param representatives for every architecture, the one that is trained in its place
 * @param fingerprint of everything that determines a training, except the seed
 */
public record Build(
        BuildConfig config, BuildImages images, String backend, int[] representatives, Fingerprint fingerprint) {
    public static Build of(BuildConfig config, BuildImages images, String backend) {
        Build build = new Build(
                config,
                images,
                backend,
                BuildSpace.of(config).representatives(),
                config.fingerprint(images.sha256(), backend));
        requireOwnName(config);
        build.facts(List.of()); // refuses what the file could not hold, before anything is computed
        return build;
    }

    /** The name of the benchmark in the program may be used only with the same recipe; seeds may differ. */
    private static void requireOwnName(BuildConfig config) {
        if (!config.name().equals(Embedded.NAME) || !Embedded.isThere()) {
            return;
        }
        BuildConfig carried = BuildConfig.parse(Embedded.facts().notes().get("recipe"), "recipe");
        if (!carried.fingerprint("", "").equals(config.fingerprint("", ""))) {
            throw new UsageException("name: expected one that no other benchmark has, found '" + Embedded.NAME
                    + "', which the program carries with another recipe. Give another 'name:' in the file.");
        }
    }

    /** How many architectures its space has. */
    public static int architectures(BuildConfig config) {
        return BuildSpace.of(config).count();
    }

    /** How many networks are trained for the whole space, with each seed. */
    public int networks() {
        return new Shard(0, 0, representatives.length).archs(representatives).length;
    }

    /** How many trainings these shards have. */
    public int[] trainings(List<Shard> shards) {
        return shards.stream()
                .flatMapToInt(s -> IntStream.of(s.archs(representatives)))
                .toArray();
    }

    /**
     * Joins shards and writes the benchmark.
     *
     * @return how many trainings it has
     */
    public int write(List<Path> shards, Path target) {
        Merge merged =
                Merge.of(shards, fingerprint.sha256(), config.recipe().epochs(), config.seeds(), representatives);
        BuiltFacts facts = facts(merged.origins());
        BuiltFile.write(target, facts, representatives, () -> merged.trainings()
                .map(t -> training(t, facts.images()))
                .iterator());
        return merged.size();
    }

    /** The facts that the file has about itself. The seeds are in the order of the table. */
    private BuiltFacts facts(List<String> origins) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("recipe", config.yaml());
        notes.put("images_sha256", images.sha256());
        notes.put("fingerprint", fingerprint.sha256());
        notes.put("class_rule", "one network with its weights in another order is trained once (Wiring201)");
        notes.put("seconds", "CPU time of one thread");
        notes.put("origin", String.join("; ", origins));
        if (!config.proxies().isEmpty()) {
            notes.put(BuiltFacts.PROXIES, String.join("+", config.proxies()));
        }
        int batch = config.recipe().batch();
        return new BuiltFacts(
                config.name(),
                config.title(),
                new Dataset(config.images(), config.images(), config.classes(), config.size()),
                config.channels(),
                config.cells(),
                config.recipe().epochs(),
                config.seeds().stream().sorted().map(Math::toIntExact).toList(),
                new BuiltFacts.Images(config.train() / batch * batch, config.valid(), config.test()),
                notes);
    }

    private static BuiltTraining training(Merge.OfSeed of, BuiltFacts.Images images) {
        Trained t = of.trained();
        return new BuiltTraining(
                t.arch(),
                Math.toIntExact(of.seed()),
                curve(t.train(), images.train()),
                curve(t.valid(), images.valid()),
                curve(t.test(), images.test()),
                t.epochSeconds(),
                t.evaluationSeconds(),
                t.proxies());
    }

    private static BuiltTraining.Curve curve(Trained.Curve c, int images) {
        return new BuiltTraining.Curve(c.percent(images), c.nats());
    }
}
