package assay.internal.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Help whose lines are broken at blanks only. The library breaks them within words, too: after {@code /}, after {@code -} and
 * before {@code [}, so that {@code https://}, {@code FILE.yaml} and {@code [--range=FROM..TO]} come apart.
 */
final class WholeWordsHelp extends Help {
    /** The additional indent of a description's second line. */
    private static final int INDENT = 2;

    WholeWordsHelp(CommandSpec spec, ColorScheme colors) {
        super(spec, colors);
    }

    @Override
    protected String insertSynopsisCommandName(int headingLength, Text details) {
        Text name = colorScheme().commandText(commandSpec().qualifiedName()).concat(" ");
        int indent = headingLength + name.plainString().length();
        int width = commandSpec().usageMessage().width() - indent;
        StringBuilder all = new StringBuilder(name.toString());
        List<Text> lines = lines(details.substring(leading(details)), width, width);
        for (int i = 0; i < lines.size(); i++) {
            all.append(i == 0 ? "" : " ".repeat(indent)).append(lines.get(i)).append(System.lineSeparator());
        }
        return all.toString();
    }

    @Override
    public String description(Object... parameters) {
        int width = commandSpec().usageMessage().width();
        StringBuilder all = new StringBuilder();
        for (String part : commandSpec().usageMessage().description()) {
            for (Text line : colorScheme().text(part.formatted(parameters)).splitLines()) {
                lines(line, width, width).forEach(l -> all.append(l).append(System.lineSeparator()));
            }
        }
        return all.toString();
    }

    @Override
    public Layout createDefaultLayout(
            List<OptionSpec> options, List<PositionalParamSpec> positionals, ColorScheme colors) {
        Layout usual = super.createDefaultLayout(options, positionals, colors);
        return new Layout(colors, usual.textTable(), usual.optionRenderer(), usual.parameterRenderer()) {
            @Override
            public void layout(ArgSpec argument, Text[][] rows) {
                super.layout(
                        argument,
                        Arrays.stream(rows).flatMap(r -> wrapped(r).stream()).toArray(Text[][]::new));
            }

            /** The last column is the description. */
            private List<Text[]> wrapped(Text[] row) {
                int last = row.length - 1;
                Column column = table.columns()[last];
                int width = column.width - column.indent;
                List<Text[]> rows = new ArrayList<>();
                for (Text line : lines(row[last], width, width - INDENT)) {
                    Text[] next = rows.isEmpty() ? row.clone() : new Text[row.length];
                    if (!rows.isEmpty()) {
                        Arrays.fill(next, colors.text(""));
                    }
                    next[last] = rows.isEmpty()
                            ? line
                            : colors.text(" ".repeat(INDENT)).concat(line);
                    rows.add(next);
                }
                return rows;
            }
        };
    }

    /**
     * The text in lines of at most this many columns; a longer word gets a line of its own. Text in brackets stays together.
     */
    private static List<Text> lines(Text text, int first, int rest) {
        String plain = text.plainString();
        List<Text> lines = new ArrayList<>();
        int from = 0;
        int blank = -1;
        int depth = 0;
        for (int i = 0; i <= plain.length(); i++) {
            char c = i == plain.length() ? ' ' : plain.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c != ' ') {
                continue;
            }
            if (i - from > (lines.isEmpty() ? first : rest) && blank > from) {
                lines.add(text.substring(from, blank));
                from = blank + 1;
            }
            blank = depth == 0 ? i : blank;
        }
        lines.add(text.substring(from));
        return lines;
    }

    private static int leading(Text text) {
        String plain = text.plainString();
        return plain.length() - plain.stripLeading().length();
    }
}
