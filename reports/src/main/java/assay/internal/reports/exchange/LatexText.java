package assay.internal.reports.exchange;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain text for LaTeX, with escapes for special characters. */
final class LatexText {
    private static final Pattern NUMBER = Pattern.compile(
            "([−+-]?)(\\d[\\d,]*(?:\\.\\d+)?)(?: ± (\\d[\\d,]*(?:\\.\\d+)?))?( \\(n = \\d+\\))?", Pattern.DOTALL);

    private static final Map<Character, String> SIGNS = Map.ofEntries(
            Map.entry('\\', "\\textbackslash{}"),
            Map.entry('~', "\\textasciitilde{}"),
            Map.entry('^', "\\textasciicircum{}"),
            Map.entry('&', "\\&"),
            Map.entry('%', "\\%"),
            Map.entry('$', "\\$"),
            Map.entry('#', "\\#"),
            Map.entry('_', "\\_"),
            Map.entry('{', "\\{"),
            Map.entry('}', "\\}"),
            Map.entry('|', "\\textbar{}"),
            Map.entry('"', "''"),
            Map.entry('<', "$<$"),
            Map.entry('>', "$>$"),
            Map.entry('−', "$-$"),
            Map.entry('±', "$\\pm$"),
            Map.entry('×', "$\\times$"),
            Map.entry('≤', "$\\leq$"),
            Map.entry('≥', "$\\geq$"),
            Map.entry('∞', "$\\infty$"),
            Map.entry('·', "$\\cdot$"),
            Map.entry('²', "$^2$"),
            Map.entry('χ', "$\\chi$"),
            Map.entry('τ', "$\\tau$"),
            Map.entry('ρ', "$\\rho$"),
            Map.entry('α', "$\\alpha$"),
            Map.entry('µ', "$\\mu$"),
            Map.entry('→', "$\\to$"),
            Map.entry('…', "\\ldots{}"),
            Map.entry('–', "--"),
            Map.entry('—', "---"),
            Map.entry('“', "``"),
            Map.entry('”', "''"),
            Map.entry('’', "'"));

    private LatexText() {}

    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(Character.isISOControl(c) ? " " : SIGNS.getOrDefault(c, String.valueOf(c)));
        }
        return out.toString();
    }

    /** A number in mathematics mode, {@code $93.45 \pm 0.28$}; other text as text. */
    static String number(String text, boolean bold) {
        Matcher m = NUMBER.matcher(text);
        if (!m.matches()) {
            return bold ? "\\textbf{" + escape(text) + "}" : escape(text);
        }
        String sign = m.group(1).equals("−") ? "-" : m.group(1);
        String number = (sign + m.group(2) + (m.group(3) == null ? "" : " \\pm " + m.group(3))).replace(",", "{,}");
        return "$" + (bold ? "\\mathbf{" + number + "}" : number) + "$" + (m.group(4) == null ? "" : m.group(4));
    }
}
