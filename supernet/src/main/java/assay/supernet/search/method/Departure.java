package assay.supernet.search.method;

import assay.core.setting.Setting;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place where a method's paper and its released code disagree, or where one of them cannot be followed.
 *
 * @param paper what the paper says
 * @param code what the released code does
 * @param here what Assay does, and the option for the other way. Values of the method's own settings are not written twice:
 *     <code> {name}</code> stands for the value that a setting has, <code>{!name}</code> for its other words
 */
public record Departure(String paper, String code, String here) {
    private static final Pattern SETTING = Pattern.compile("\\{(!?)([a-z_]+)}");

    /** The same departure with the values of the method's settings filled in. */
    Departure of(Method method) {
        return new Departure(
                paper,
                code,
                SETTING.matcher(here)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                found.group(1).isEmpty()
                                        ? value(method, found.group(2))
                                        : others(setting(method, found.group(2))))));
    }

    private static Setting setting(Method method, String name) {
        return method.settings().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "departures of " + method.name() + ": expected a setting of it, found '" + name + "'."));
    }

    /** The default, and the defaults of spaces that have another one. */
    private static String value(Method method, String name) {
        Object standard = setting(method, name).standard();
        StringBuilder text = new StringBuilder("`" + name + ": " + standard + "`");
        Map<String, Map<String, Object>> elsewhere = method.elsewhere();
        for (String judge : new TreeSet<>(elsewhere.keySet())) {
            Object other = elsewhere.get(judge).get(name);
            if (other != null && !other.equals(standard)) {
                text.append(", in ").append(judge).append(" `").append(other).append('`');
            }
        }
        return text.toString();
    }

    private static String others(Setting setting) {
        List<String> words =
                setting.fold(whole -> List.<String>of(), real -> List.<String>of(), choice -> choice.words());
        return words.stream()
                .filter(w -> !w.equals(setting.standard()))
                .map(w -> "`" + w + "`")
                .collect(Collectors.joining(" or "));
    }
}
