package assay.internal.experiments.methods;

import assay.internal.experiments.config.MethodSpec;
import assay.supernet.search.extra.Level;
import assay.supernet.search.learn.Order;
import assay.supernet.search.method.Method;
import assay.supernet.search.method.Methods;
import assay.supernet.search.method.Search;
import assay.supernet.search.method.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The catalogue as a table: the parts that each method is made of. */
public final class MethodTable {
    static final String NOTHING = "-";

    private MethodTable() {}

    /** The texts of the columns, in order. Methods that only ask the table do not have these parts. */
    public static Map<String, String> row(MethodSpec spec) {
        return Methods.all().stream()
                .filter(m -> m.name().equals(spec.name()))
                .findFirst()
                .map(MethodTable::row)
                .orElseGet(() -> {
                    Map<String, String> row = new LinkedHashMap<>();
                    row.put("method", spec.name());
                    List.of("relaxation", "perturbation", "optimizer", "order", "regulariser", "gate", "schedule")
                            .forEach(c -> row.put(c, NOTHING));
                    row.put("selection", "best seen in the table");
                    row.put("source", spec.about());
                    return row;
                });
    }

    static Map<String, String> row(Method m) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("method", m.name());
        row.put("relaxation", m.search().map(MethodTable::relaxation).orElse(NOTHING));
        row.put("perturbation", m.search().map(MethodTable::perturbation).orElse(NOTHING));
        row.put("optimizer", m.search().map(MethodTable::optimizer).orElse(NOTHING));
        row.put("order", m.search().map(MethodTable::order).orElse(NOTHING));
        row.put("regulariser", m.search().map(MethodTable::regulariser).orElse(NOTHING));
        row.put("gate", m.search().map(MethodTable::gate).orElse(NOTHING));
        row.put("schedule", m.search().map(MethodTable::schedule).orElse(NOTHING));
        row.put("selection", selection(m));
        row.put("source", m.source());
        return row;
    }

    static String relaxation(Search s) {
        return s.relax().title();
    }

    private static String perturbation(Search s) {
        String title = s.extras().smoothing().title();
        return title.isEmpty() ? NOTHING : title;
    }

    /** The part that lets only some operations or channels through, or that adds something to them. */
    private static String gate(Search s) {
        List<String> parts = new ArrayList<>();
        s.stages().stream()
                .map(Stage::partial)
                .filter(k -> k > 1)
                .distinct()
                .forEach(k -> parts.add("1 in " + k + " channels"));
        String beside = s.extras().gate();
        if (!beside.isEmpty()) {
            parts.add(beside);
        }
        return parts.isEmpty() ? NOTHING : String.join(", ", parts);
    }

    static String optimizer(Search s) {
        return s.learn().title();
    }

    static String order(Search s) {
        String updates = s.updates().title() + (s.extras().level() == Level.SINGLE ? ", both from one batch" : "");
        return s.order() == Order.FIRST ? updates : s.order().title() + ", " + updates;
    }

    private static String regulariser(Search s) {
        List<String> parts = new ArrayList<>();
        for (String part :
                List.of(s.learn().regulariser(), s.penalty().title(), s.extras().regulariser())) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? NOTHING : String.join(", ", parts);
    }

    private static String schedule(Search s) {
        List<String> parts = new ArrayList<>();
        if (s.pretrain().epochs() > 0) {
            parts.add(s.pretrain().title());
        }
        if (s.warmup() > 0) {
            parts.add("warm-up " + s.warmup() + (s.stages().size() > 1 ? " in each stage" : ""));
        }
        for (Stage stage : s.stages()) {
            if (stage.fresh()) {
                parts.add(stage.cells() + " cells" + (stage.keep() > 0 ? " and " + stage.keep() + " operations" : ""));
            } else if (stage.partial() > 1 || stage.keep() > 0) {
                parts.add("1 in " + stage.partial() + " channels"
                        + (stage.keep() > 0 ? " and " + stage.keep() + " operations" : ""));
            }
        }
        String stop = s.extras().stop().rule().title();
        if (!stop.isEmpty()) {
            parts.add(stop);
        }
        return parts.isEmpty() ? NOTHING : String.join(", ", parts);
    }

    static String selection(Method m) {
        String finish = m.search().map(s -> s.finish().title()).orElse("");
        return finish.isEmpty() ? m.pick().title() : finish;
    }
}
