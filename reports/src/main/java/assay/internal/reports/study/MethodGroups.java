package assay.internal.reports.study;

import assay.core.run.RunRecord;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods of an experiment, in the order of their first runs. */
final class MethodGroups {
    private MethodGroups() {}

    /** @param judged whether the runs were made elsewhere */
    static List<Method> of(List<RunRecord> runs, boolean judged) {
        Map<String, List<RunRecord>> byName = new LinkedHashMap<>();
        runs.forEach(
                r -> byName.computeIfAbsent(r.method(), k -> new ArrayList<>()).add(r));
        List<Method> methods = new ArrayList<>();
        int[] colours = MethodColour.of(List.copyOf(byName.keySet()));
        byName.forEach((name, list) -> methods.add(new Method(
                name,
                methods.size(),
                colours[methods.size()],
                judged,
                list.stream().sorted(Comparator.comparingLong(RunRecord::seed)).toList())));
        return List.copyOf(methods);
    }
}
