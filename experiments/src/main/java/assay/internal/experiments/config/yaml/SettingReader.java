package assay.internal.experiments.config.yaml;

import assay.core.error.UsageException;
import assay.core.setting.Choice;
import assay.core.setting.Setting;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the value of a declared setting, or its default. */
record SettingReader(ConfigPlace place) {
    /** @param n null if it is not given */
    Object read(Setting s, Node n) {
        return n == null
                ? s.standard()
                : s.fold(
                        whole -> checked(s, n, SettingReader::whole),
                        real -> checked(s, n, SettingReader::real),
                        choice -> word(choice, n));
    }

    /**
     * One of the words, or another value that the choice accepts. For such a value, a mapping {@code rule: [a, b]} stands for
     * {@code rule(a,b)}.
     */
    private Object word(Choice<?> choice, Node n) {
        String text =
                n instanceof MappingNode m ? call(m).orElse(null) : n instanceof ScalarNode s ? s.getValue() : null;
        if (text != null && !choice.words().contains(text)) {
            Optional<?> other = choice.others().apply(text);
            if (other.isPresent()) {
                return other.get();
            }
        }
        return place.word(choice.name(), n, choice.words());
    }

    private static Optional<String> call(MappingNode m) {
        if (m.getValue().size() == 1
                && m.getValue().get(0).getKeyNode() instanceof ScalarNode rule
                && m.getValue().get(0).getValueNode() instanceof SequenceNode list
                && list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
            return Optional.of(list.getValue().stream()
                    .map(item -> ((ScalarNode) item).getValue())
                    .collect(Collectors.joining(",", rule.getValue() + "(", ")")));
        }
        return Optional.empty();
    }

    private Object checked(Setting s, Node n, Function<String, Object> number) {
        Object found = number.apply(place.text(s.name(), n, s.expected("")));
        try {
            return s.check(found);
        } catch (UsageException e) {
            throw place.wrong(s.name(), n, s.expected(found));
        }
    }

    /** An integer, if the text is one. Otherwise a number that is too large, or the text itself; no setting accepts these. */
    private static Object whole(String text) {
        String digits = text.replace("_", "");
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException e) {
            return digits.matches("[+]?\\d+") ? Double.valueOf(digits) : text;
        }
    }

    private static Object real(String text) {
        return text.matches(ConfigPlace.NUMBER) ? Double.valueOf(text) : text;
    }
}
