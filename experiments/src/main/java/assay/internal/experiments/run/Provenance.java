package assay.internal.experiments.run;

import assay.internal.core.plugin.Plugins;
import assay.internal.experiments.images.SearchImages;
import assay.internal.experiments.work.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The facts that are kept with an experiment's results, in printing order. */
final class Provenance {
    private Provenance() {}

    static Map<String, String> of(
            String command,
            Map<String, String> when,
            List<Job> jobs,
            Optional<SearchImages> images,
            Map<String, String> judge,
            String backend,
            int workers) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("command", command);
        facts.putAll(when);
        facts.put("assay", Version.number() + " (" + Version.commit() + ")");
        facts.putAll(Plugins.facts());
        facts.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        facts.put(
                "machine",
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores");
        facts.put("backend", backend + ", one compute thread a worker");
        facts.put("workers", Integer.toString(workers));
        images.ifPresent(i -> facts.put("images", i.path().getFileName() + ", sha256 " + i.sha256()));
        facts.putAll(judge);
        String shared = jobs.stream()
                .filter(j -> j.methods().size() > 1)
                .map(j -> j.methods().stream().map(m -> m.name()).collect(Collectors.joining(" and ")))
                .distinct()
                .collect(Collectors.joining("; "));
        if (!shared.isEmpty()) {
            facts.put("shared searches", shared + ": trained once per seed");
        }
        return facts;
    }
}
