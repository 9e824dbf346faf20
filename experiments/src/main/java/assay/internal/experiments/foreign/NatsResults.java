package assay.internal.experiments.foreign;

import assay.core.error.DataFormatException;
import assay.internal.bench201.truth.nats.PthContent;
import assay.internal.experiments.rows.Row;
import assay.internal.experiments.rows.RowList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code results.pth} of the algorithms of NATS-Bench (AutoDL-Projects, {@code exps/NATS-algos}): for each loop the official
 * index of the best architecture so far after each training ({@code all_archs}) and the simulated seconds so far ({@code
 * all_total_times}). Results of NAS-Bench-201 ({@code exps/algos}) are a list with the last index of each loop. The programs
 * draw a seed for each loop and do not save it; here loops are numbered.
 */
final class NatsResults implements ForeignRun.Form {
    private static final String ARCHS = "all_archs";
    private static final String TIMES = "all_total_times";

    @Override
    public Optional<RowList> open(Path file, Optional<String> method) throws IOException {
        String name = String.valueOf(file.getFileName());
        String of = method.or(() -> ForeignRun.folder(file, 0).filter(f -> name.startsWith("results.")))
                .orElse(name.replaceFirst("\\.[^.]*$", ""));
        return PthContent.object(file).map(object -> new Reader(file.toString(), of).read(object));
    }

    private record Reader(String file, String method) {
        RowList read(Object object) {
            List<Row> rows = new ArrayList<>();
            if (object instanceof Map<?, ?> loops && !loops.isEmpty()) {
                loops.forEach((loop, run) -> trajectory(rows, whole("the number of a loop", loop), run));
            } else if (object instanceof List<?> answers && !answers.isEmpty()) {
                for (int i = 0; i < answers.size(); i++) {
                    long index = whole("loop " + i + ": the index of an architecture", answers.get(i));
                    rows.add(ForeignRun.row(
                            file + " loop " + i,
                            "method",
                            method,
                            "seed",
                            Integer.toString(i),
                            "architecture",
                            Long.toString(index),
                            "final",
                            "true"));
                }
            } else {
                throw refused("a dict of loops with " + ARCHS + " and " + TIMES + ", or a list of indexes", object);
            }
            return RowList.of(rows);
        }

        private void trajectory(List<Row> rows, long loop, Object run) {
            if (!(run instanceof Map<?, ?> parts)
                    || !(parts.get(ARCHS) instanceof List<?> archs)
                    || !(parts.get(TIMES) instanceof List<?> times)
                    || archs.isEmpty()
                    || archs.size() != times.size()) {
                throw refused("loop " + loop + ": lists " + ARCHS + " and " + TIMES + " of one length", run);
            }
            for (int i = 0; i < archs.size(); i++) {
                String at = "loop " + loop + " step " + (i + 1);
                if (!(times.get(i) instanceof Number seconds)) {
                    throw refused(at + ": seconds", times.get(i));
                }
                rows.add(ForeignRun.row(
                        file + " " + at,
                        "method",
                        method,
                        "seed",
                        Long.toString(loop),
                        "step",
                        Integer.toString(i + 1),
                        "architecture",
                        Long.toString(whole(at + ": the index of an architecture", archs.get(i))),
                        "cost_s",
                        seconds.toString(),
                        "evaluations",
                        Integer.toString(i + 1),
                        "final",
                        Boolean.toString(i == archs.size() - 1)));
            }
        }

        private long whole(String what, Object value) {
            if (value instanceof Long number && number >= 0) {
                return number;
            }
            throw refused(what, value);
        }

        private DataFormatException refused(String expected, Object found) {
            String text = String.valueOf(found);
            return new DataFormatException(
                    file,
                    -1,
                    file + ": refused: expected what the algorithms of NATS-Bench save, " + expected + ", found "
                            + (text.length() > 60 ? text.substring(0, 60) + "..." : text)
                            + ". Write its answers as rows (docs/judge.md).");
        }
    }
}
