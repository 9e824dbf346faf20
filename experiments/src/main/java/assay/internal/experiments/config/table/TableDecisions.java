package assay.internal.experiments.config.table;

import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.internal.core.described.Decision;
import assay.internal.core.described.LikeSpace;
import assay.internal.core.described.TextPattern;
import assay.internal.experiments.config.yaml.ConfigMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads which decisions the architectures of a described table are made of, and how they are written. */
final class TableDecisions {
    private TableDecisions() {}

    /** A space of the program whose architectures the table is about, if the description names one. */
    static Optional<LikeSpace> like(ConfigMapping architecture) {
        return TableConfig.given(architecture, "like").map(name -> {
            architecture.required("column", "the column with the architecture's text or number");
            SpaceKit kit = SpaceKits.programs().stream()
                    .filter(k -> k.shortName().equals(name) || k.name().equals(name))
                    .filter(LikeSpace::fits)
                    .findFirst()
                    .orElseThrow(() -> architecture.refused(
                            "like",
                            "expected a space whose architectures have numbers, such as 201 or sss, found '" + name
                                    + "'."));
            return new LikeSpace(kit);
        });
    }

    /** How the architectures are written: as the description says, or their choices joined by slashes. */
    static TextPattern notation(ConfigMapping s, List<Decision> decisions) {
        if (!s.given("notation")) {
            return TextPattern.joined(decisions, "/");
        }
        TextPattern[] read = new TextPattern[1];
        s.checked("notation", "", text -> read[0] = new TextPattern(text, decisions));
        return read[0];
    }

    /** The decisions and their choices. */
    static List<Decision> read(ConfigMapping s) {
        List<Decision.Choice> shared = s.given("choices") ? choices(s, "choices") : List.of();
        List<Decision> all = new ArrayList<>();
        if (s.isList("decisions")) {
            for (String name : s.texts("decisions")) {
                all.add(new Decision(checkedName(s, name), shared, Optional.empty()));
            }
        } else {
            s.require("decisions", "a list of names, or a section of 'name: [choice, choice]'");
            if (!s.isSection("decisions")) {
                throw s.refused("decisions", "expected a list of names, or a section of 'name: [choice, choice]'.");
            }
            ConfigMapping named = s.section("decisions");
            for (String name : named.keys()) {
                all.add(decision(named, checkedName(named, name), shared));
            }
        }
        if (all.isEmpty()) {
            throw s.refused("decisions", "expected at least one decision, found none.");
        }
        for (int d = 0; d < all.size(); d++) {
            if (all.get(d).choices().isEmpty()) {
                throw s.refused(
                        "decisions",
                        "expected choices of '" + all.get(d).name()
                                + "', found none. Give it a list of choices, or give"
                                + " 'choices:' of all decisions.");
            }
            String name = all.get(d).name();
            if (all.stream().filter(o -> o.name().equals(name)).count() > 1) {
                throw s.refused("decisions", "'" + name + "' is given twice. Keep one.");
            }
        }
        return all;
    }

    private static String checkedName(ConfigMapping s, String name) {
        if (name.isBlank() || name.length() > TableConfig.LONGEST || name.matches(".*[{}\\p{Cntrl}].*")) {
            throw s.refused("decisions", "expected names without { and }, found '" + name + "'.");
        }
        return name;
    }

    private static Decision decision(ConfigMapping named, String name, List<Decision.Choice> shared) {
        if (!named.isSection(name)) {
            return new Decision(name, choices(named, name), Optional.empty());
        }
        ConfigMapping one = named.section(name);
        boolean hasOwn = one.given("choices");
        List<Decision.Choice> choices = hasOwn ? choices(one, "choices") : shared;
        Optional<Decision.Edge> edge = TableConfig.given(one, "edge").map(text -> edge(one, text));
        one.done();
        return new Decision(name, choices, edge);
    }

    private static Decision.Edge edge(ConfigMapping s, String text) {
        String[] ends = text.split("->", -1);
        if (ends.length == 2
                && ends[0].strip().matches("\\d{1,3}")
                && ends[1].strip().matches("\\d{1,3}")) {
            int from = Integer.parseInt(ends[0].strip());
            int to = Integer.parseInt(ends[1].strip());
            if (from < to) {
                return new Decision.Edge(from, to);
            }
        }
        throw s.refused("edge", "expected an edge to a later node, such as 0->1, found '" + text + "'.");
    }

    /** A list of texts, or a section {@code text: title}. */
    private static List<Decision.Choice> choices(ConfigMapping s, String key) {
        Map<String, String> all = new LinkedHashMap<>();
        if (s.isSection(key)) {
            ConfigMapping named = s.section(key);
            named.keys().forEach(text -> all.put(text, named.checked(text, "", TableConfig.TEXT)));
        } else {
            if (!s.isList(key)) {
                throw s.refused(key, "expected a list of choices such as [a, b], or a section of 'text: title'.");
            }
            for (String text : s.texts(key)) {
                if (all.put(text, text) != null) {
                    throw s.refused(key, "'" + text + "' is given twice. Keep one.");
                }
            }
        }
        if (all.isEmpty()) {
            throw s.refused(key, "expected at least one choice, found none.");
        }
        return all.entrySet().stream()
                .map(c -> new Decision.Choice(c.getKey(), c.getValue().isEmpty() ? "(nothing)" : c.getValue()))
                .toList();
    }
}
