package assay.internal.cli.proxy;

import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.cli.options.OneArchitecture;
import assay.internal.experiments.spaces.ScoreSettings;
import assay.internal.experiments.sweep.Scorer;
import assay.proxies.Proxy;
import assay.supernet.kit.NetworkKit;
import assay.supernet.kit.NetworkKits;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay proxy score}: scores one architecture. */
@Command(
        name = "score",
        header = "Score one architecture.",
        description =
                "Score one architecture's untrained network. Larger is better for every proxy; a score without a value"
                        + " is shown as undefined.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay proxy score 201 --index 6111 --proxies synflow,params",
            "  assay proxy score 201 --index 6111 --proxies snip,grasp --images DATA/cifar10 --cells 1 --json",
            "  assay proxy score sss --arch 8:16:32:48:64 --proxies synflow,params",
            "  assay proxy score darts --arch DARTS_V2 --channels 36 --cells 20 --proxies synflow"
        })
final class ScoreCommand extends AssayCommand {
    @Parameters(
            index = "0",
            paramLabel = "SPACE",
            description = "201, sss (NATS-Bench's size space), 101, 1shot1-1, 1shot1-2, 1shot1-3 or darts.")
    private String space;

    @Mixin
    private OneArchitecture architecture;

    @Mixin
    private ScoreOptions options;

    @Option(names = "--json", description = "One JSON object (kind 'proxy-score').")
    private boolean json;

    @Override
    public Integer call() {
        SpaceKit kit = SpaceKits.called(space, "proxy score");
        NetworkKit networks = NetworkKits.of(kit, "proxy score");
        Genotype of = architecture.of(kit, "proxy score");
        List<Proxy> proxies = options.proxies();
        ScoreSettings settings = options.settings();
        settings.fit(networks, proxies).check(of, 1, ScoreOptions.LOWER);
        try (Scorer scorer = new Scorer(networks, settings)) {
            Map<String, Scorer.Score> scores = scorer.score(of, proxies);
            if (json) {
                Json.print(out(), json(of, networks, settings, scores));
            } else {
                out().println(of.text());
                scores.forEach((name, s) -> out().println(name + "  "
                        + (s.value().isPresent() ? String.valueOf(s.value().getAsDouble()) : "undefined")));
            }
        }
        return 0;
    }

    private ObjectNode json(
            Genotype of, NetworkKit networks, ScoreSettings settings, Map<String, Scorer.Score> scores) {
        ObjectNode answer = Json.answer("proxy-score").put("space", space).put("arch", of.text());
        ObjectNode values = answer.putObject("scores");
        ObjectNode seconds = answer.putObject("seconds");
        scores.forEach((name, s) -> {
            OptionalDouble value = s.value();
            values.put(name, value.isPresent() ? value.getAsDouble() : null);
            seconds.put(name, s.seconds());
        });
        Map<String, String> words = settings.words(options.proxies());
        if (!networks.scalable()) {
            words.keySet().removeAll(List.of("channels", "cells"));
        }
        words.forEach(answer.putObject("settings")::put);
        return answer;
    }
}
