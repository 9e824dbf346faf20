package assay.internal.core.described;

import assay.core.error.UsageException;
import assay.core.space.GenotypeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How architectures are written: fixed texts and decisions, one after the other, as in {@code 64-{a}_{b}{c}}. Every decision
 * occurs once, in the order of the decisions.
 */
public final class TextPattern implements TextForm {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");

    private final List<Decision> decisions;
    /** Before each decision, and after the last. */
    private final List<String> fixed;

    private final Pattern whole;

    /**
     * Reads a notation.
     *
     * @throws UsageException if it does not name each decision once, in their order
     */
    public TextPattern(String notation, List<Decision> decisions) {
        this.decisions = List.copyOf(decisions);
        List<String> texts = new ArrayList<>();
        List<String> named = new ArrayList<>();
        Matcher places = PLACE.matcher(notation);
        int end = 0;
        while (places.find()) {
            texts.add(notation.substring(end, places.start()));
            named.add(places.group(1));
            end = places.end();
        }
        texts.add(notation.substring(end));
        List<String> expected = decisions.stream().map(Decision::name).toList();
        if (!named.equals(expected)) {
            throw new UsageException("notation: expected each decision once and in their order, "
                    + expected.stream().map(n -> "{" + n + "}").collect(Collectors.joining(" ")) + ", found '"
                    + notation + "'.");
        }
        fixed = List.copyOf(texts);
        whole = Pattern.compile(IntStream.range(0, decisions.size())
                        .mapToObj(d -> Pattern.quote(fixed.get(d)) + "(" + alternatives(decisions.get(d)) + ")")
                        .collect(Collectors.joining())
                + Pattern.quote(fixed.get(decisions.size())));
    }

    /** Decisions with {@code separator} between them. */
    public static TextPattern joined(List<Decision> decisions, String separator) {
        return new TextPattern(
                decisions.stream().map(d -> "{" + d.name() + "}").collect(Collectors.joining(separator)), decisions);
    }

    /** Longer texts come first, so that a choice without any text is taken only if no other fits. */
    private static String alternatives(Decision d) {
        return d.texts().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    @Override
    public String text(int[] choices) {
        StringBuilder text = new StringBuilder();
        for (int d = 0; d < choices.length; d++) {
            text.append(fixed.get(d))
                    .append(decisions.get(d).choices().get(choices[d]).text());
        }
        return text.append(fixed.get(choices.length)).toString();
    }

    @Override
    public int[] choices(String text) {
        Matcher found = whole.matcher(text);
        if (!found.matches()) {
            throw refused(text);
        }
        return IntStream.range(0, decisions.size())
                .map(d -> decisions.get(d).texts().indexOf(found.group(d + 1)))
                .toArray();
    }

    /** Names the first place where the text cannot be what the pattern says. */
    private GenotypeException refused(String text) {
        int at = 0;
        for (int d = 0; d < decisions.size(); d++) {
            String before = fixed.get(d);
            if (!text.startsWith(before, at)) {
                return new GenotypeException(at + 1, "'" + before + "'", rest(text, at));
            }
            at += before.length();
            int from = at;
            int length = decisions.get(d).texts().stream()
                    .filter(t -> text.startsWith(t, from))
                    .mapToInt(String::length)
                    .max()
                    .orElse(-1);
            if (length < 0) {
                return new GenotypeException(
                        at + 1,
                        "a choice of " + decisions.get(d).name() + ", one of "
                                + String.join("|", decisions.get(d).texts()),
                        rest(text, at));
            }
            at += length;
        }
        String last = fixed.get(decisions.size());
        return new GenotypeException(at + 1, last.isEmpty() ? "the end" : "'" + last + "'", rest(text, at));
    }

    private static String rest(String text, int at) {
        return at >= text.length() ? "the end" : "'" + text.substring(at) + "'";
    }

    /** It happens, for example, if an absent decision stands before or after another one. */
    @Override
    public String ambiguity() {
        for (int d = 0; d < decisions.size(); d++) {
            String after = fixed.get(d + 1);
            boolean last = d == decisions.size() - 1;
            for (String one : decisions.get(d).texts()) {
                for (String other : decisions.get(d).texts()) {
                    boolean begins = !one.equals(other) && other.startsWith(one);
                    boolean clear = after.isEmpty()
                            ? last
                            : decisions.get(d).texts().stream().noneMatch(t -> t.contains(after.substring(0, 1)));
                    if (begins && !clear) {
                        return "'" + one + "' and '" + other + "' of "
                                + decisions.get(d).name();
                    }
                }
            }
        }
        return null;
    }
}
