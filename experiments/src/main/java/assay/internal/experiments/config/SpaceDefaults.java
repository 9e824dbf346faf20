package assay.internal.experiments.config;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.setting.Setting;
import assay.core.truth.Benchmark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The settings of a method that have other defaults in some spaces. The kit of a space says those of all methods, the method its
 * own, and the kit again those of this method; what is said later wins (docs/decisions/14-settings-by-space.md).
 */
public final class SpaceDefaults {
    private SpaceDefaults() {}

    /**
     * By the key of the benchmark that judges, or by the name of a space without one; then by setting.
     *
     * @param method its name
     * @param settings that the method has
     * @param own what the method says itself, by benchmark or space
     * @throws UsageException if the method names a space that there is not
     */
    public static Map<String, Map<String, Object>> of(
            String method, List<Setting> settings, Map<String, Map<String, Object>> own) {
        return of(SpaceKits.all(), method, settings, own);
    }

    static Map<String, Map<String, Object>> of(
            List<SpaceKit> kits, String method, List<Setting> settings, Map<String, Map<String, Object>> own) {
        List<String> names = settings.stream().map(Setting::name).toList();
        TreeSet<String> judges =
                new TreeSet<>(kits.stream().map(SpaceDefaults::judge).toList());
        own.keySet().stream().filter(j -> !judges.contains(j)).findFirst().ifPresent(j -> {
            throw new UsageException("method " + method + ": expected defaults for one of " + String.join(", ", judges)
                    + ", found some for '" + j + "'. Load the plug-in that brings this space, or let its SpaceKit say"
                    + " these defaults in methodSettings().");
        });
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        kits.forEach(k -> add(k.settings(), names, judge(k), all));
        own.forEach((judge, defaults) -> add(defaults, names, judge, all));
        kits.forEach(k -> add(k.methodSettings().getOrDefault(method, Map.of()), names, judge(k), all));
        return all;
    }

    private static void add(
            Map<String, Object> defaults, List<String> names, String judge, Map<String, Map<String, Object>> all) {
        defaults.forEach((name, value) -> {
            if (names.contains(name)) {
                all.computeIfAbsent(judge, j -> new LinkedHashMap<>()).put(name, value);
            }
        });
    }

    private static String judge(SpaceKit kit) {
        return kit.benchmark().map(Benchmark::key).orElseGet(kit::name);
    }
}
