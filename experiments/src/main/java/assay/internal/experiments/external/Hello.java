package assay.internal.experiments.external;

import assay.core.blackbox.Budget;
import assay.core.space.DecisionGroup;
import assay.core.space.SearchSpace;
import assay.internal.experiments.work.Version;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** The first message to a program: everything that it may know about its task. */
final class Hello {
    private Hello() {}

    static ObjectNode of(AskedTable table, SearchSpace space, Budget budget, long seed) {
        ObjectNode hello = JsonNodeFactory.instance
                .objectNode()
                .put("type", "hello")
                .put("protocol", Message.VERSION)
                .put("assay", Version.number())
                .put("method", table.method())
                .put("seed", seed)
                .put("space", space.name())
                .put("benchmark", table.benchmark().key())
                .put("dataset", table.dataset().key())
                .put("schedule", table.schedule());
        ArrayNode schedules = hello.putArray("schedules");
        table.schedules().forEach(schedules::add);
        hello.put("workers", table.workers());
        ObjectNode limits = hello.putObject("budget");
        limits.put("seconds", Double.isInfinite(budget.seconds()) ? null : budget.seconds());
        limits.put("trainings", budget.trainings() == Integer.MAX_VALUE ? null : budget.trainings());
        limits.put("crossing", budget.crossing().name().toLowerCase(Locale.ROOT));
        ArrayNode decisions = hello.putArray("decisions");
        for (DecisionGroup group : space.groups()) {
            ArrayNode options = decisions.addObject().put("name", group.name()).putArray("options");
            group.options().forEach(options::add);
        }
        ArrayNode proxies = hello.putArray("proxies");
        table.proxies().forEach(proxies::add);
        return hello;
    }
}
