package assay.internal.experiments.foreign;

import assay.core.error.DataFormatException;
import assay.internal.experiments.rows.Row;
import assay.internal.experiments.rows.RowList;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code errors.json}, in which NASLib's trainer keeps a search: lists with a number for each epoch, alone or after the
 * configuration. It has accuracies and no architectures. The answer is read from NASLib's line {@code Final architecture hash}
 * in the log beside it. The architectures of the epochs are read if the search kept them in a list {@code arch}
 * (docs/exchange.md).
 */
final class NaslibErrors implements ForeignRun.Form {
    private static final List<String> LISTS = List.of("train_acc", "valid_acc", "test_acc", "runtime");
    private static final String SCORE = "valid_acc";
    private static final String RUNTIME = "runtime";
    private static final List<String> ARCHITECTURES = List.of("arch", "archs", "architecture", "architectures");
    private static final String LOG = "log.log";
    private static final Pattern FINAL = Pattern.compile("Final architecture hash: *(\\S.*?)\\s*$");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    @Override
    public Optional<RowList> open(Path file, Optional<String> method) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(1 << 16);
        }
        String start = new String(head, StandardCharsets.UTF_8).strip();
        if (!(start.startsWith("{") || start.startsWith("[")) || !mayBe(start, head.length)) {
            return Optional.empty();
        }
        JsonNode json = PythonJson.read(file);
        JsonNode lists = json.isArray() && json.size() == 2 ? json.get(1) : json;
        JsonNode config = json.isArray() ? json.get(0) : json.path("config");
        return lists.isObject() && LISTS.stream().allMatch(l -> lists.path(l).isArray())
                ? Optional.of(RowList.of(new Reader(file, lists, config, method).rows()))
                : Optional.empty();
    }

    /** Whether the rest is worth reading: the beginning must name the lists if the file is not longer than it. */
    private static boolean mayBe(String start, int length) {
        return length < 1 << 16
                ? LISTS.stream().allMatch(l -> start.contains('"' + l + '"'))
                : start.contains("\"train_acc\"") || start.contains("\"search\"");
    }

    private record Reader(Path file, JsonNode lists, JsonNode config, Optional<String> method) {
        List<Row> rows() throws IOException {
            int epochs = lists.path(SCORE).size();
            JsonNode archs = ARCHITECTURES.stream()
                    .map(lists::path)
                    .filter(JsonNode::isArray)
                    .findFirst()
                    .orElse(lists.path("arch"));
            Optional<String> answer = answer();
            if (epochs == 0 || archs.isEmpty() && answer.isEmpty()) {
                throw new DataFormatException(
                        file.toString(),
                        -1,
                        file + ": refused: it has accuracies of " + epochs + " epochs and no architectures. Expected "
                                + LOG
                                + " beside it with NASLib's line 'Final architecture hash: ...', or a list 'arch' in it"
                                + " (docs/exchange.md), found neither.");
            }
            if (archs.size() > epochs) {
                throw new DataFormatException(
                        file.toString(),
                        -1,
                        file + ": refused: expected at most " + epochs + " architectures, one an epoch, found "
                                + archs.size() + ".");
            }
            List<Row> rows = new ArrayList<>();
            double seconds = 0;
            for (int e = 0; e < epochs; e++) {
                seconds += lists.path(RUNTIME).path(e).asDouble(0);
                boolean last = e == epochs - 1 && answer.isPresent();
                if (last || e < archs.size()) {
                    rows.add(row(e, seconds, last ? answer.get() : text(archs.get(e)), last));
                }
            }
            return rows;
        }

        private Row row(int epoch, double seconds, String arch, boolean last) {
            JsonNode score = lists.path(SCORE).path(epoch);
            return ForeignRun.row(
                    file + " epoch " + (epoch + 1),
                    "method",
                    method.or(this::optimizer).orElse("naslib"),
                    "seed",
                    Long.toString(seed()),
                    "step",
                    Integer.toString(epoch + 1),
                    "architecture",
                    arch,
                    "time_s",
                    Double.toString(seconds),
                    "score",
                    score.isNumber() ? score.asText() : "",
                    "final",
                    Boolean.toString(last));
        }

        private static String text(JsonNode arch) {
            return arch.isTextual() ? arch.asText() : arch.toString();
        }

        /** The last architecture that the log names, because a folder may have been used again. */
        private Optional<String> answer() throws IOException {
            Path log = file.toAbsolutePath().resolveSibling(LOG);
            if (!Files.isRegularFile(log)) {
                return Optional.empty();
            }
            Optional<String> found = Optional.empty();
            try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
                for (String line : (Iterable<String>) lines::iterator) {
                    Matcher m = FINAL.matcher(line);
                    if (m.find()) {
                        found = Optional.of(m.group(1));
                    }
                }
            }
            return found;
        }

        private long seed() {
            return Stream.of(config.at("/search/seed"), config.path("seed"))
                    .filter(n -> n.isIntegralNumber() && n.canConvertToLong())
                    .mapToLong(JsonNode::asLong)
                    .findFirst()
                    .orElseGet(() -> numbered().map(Long::parseLong).orElse(0L));
        }

        /** NASLib keeps a run in a folder {@code .../OPTIMIZER/SEED}. */
        private Optional<String> numbered() {
            return ForeignRun.folder(file, 0).filter(f -> NUMBER.matcher(f).matches());
        }

        private Optional<String> optimizer() {
            JsonNode said = config.path("optimizer");
            return said.isTextual()
                    ? Optional.of(said.asText())
                    : numbered().isPresent() ? ForeignRun.folder(file, 1) : ForeignRun.folder(file, 0);
        }
    }
}
