package assay.internal.conformance.recurrent;

import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.Tolerance;
import assay.internal.recurrent.text.Columns;
import assay.internal.recurrent.text.Corpus;
import assay.internal.recurrent.text.Segment;
import assay.internal.recurrent.text.SegmentLengths;
import assay.internal.recurrent.text.TextSplit;
import assay.supernet.tensor.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/** How texts become numbers, columns and segments. Exact; no engine takes part. */
record RecurrentTextCase(String list, Fields entry) implements Case {
    @Override
    public String file() {
        return entry.file();
    }

    @Override
    public String tag() {
        return list + (entry.has("case") ? " " + entry.text("case") : "");
    }

    @Override
    public DType dtype() {
        return DType.FLOAT64;
    }

    @Override
    public void replay(String backend, Check check) {
        switch (list) {
            case "tokenizations" -> tokens(check);
            case "batches" -> columns(check);
            case "segments" -> lengths(check);
            default -> throw new IllegalStateException(list);
        }
    }

    private void tokens(Check check) {
        Fields text = entry.object("text");
        Corpus corpus = Corpus.of("text", text.text("train"), text.text("valid"), text.text("test"));
        List<String> words = entry.texts("vocabulary");
        check.number("words", Tolerance.COUNT, words.size(), corpus.vocabulary().size());
        check.list(
                "vocabulary",
                Tolerance.COUNT,
                IntStream.range(0, words.size()).asDoubleStream().toArray(),
                words.stream()
                        .mapToDouble(w -> corpus.vocabulary().find(w).orElse(-1))
                        .toArray());
        for (TextSplit split : TextSplit.values()) {
            compare(check, split.word(), entry.numbers(split.word()), corpus.tokens(split));
        }
    }

    private static void compare(Check check, String what, double[] expected, int[] found) {
        check.number(what + " length", Tolerance.COUNT, expected.length, found.length);
        check.list(
                what,
                Tolerance.COUNT,
                expected,
                Arrays.stream(Arrays.copyOf(found, expected.length))
                        .asDoubleStream()
                        .toArray());
    }

    private void columns(Check check) {
        int batch = entry.small("batch", 1, 1 << 20);
        int[] tokens = IntStream.range(0, entry.small("tokens", 2, 1 << 20)).toArray();
        Columns columns = new Columns("tokens", tokens, batch);
        compare(check, "rows", flat(entry, "rows"), columns.rows(0, columns.rows()));
        List<Fields> segments = entry.objects("segments");
        List<Segment> ours = columns.segments(entry.small("bptt", 1, 1 << 20));
        check.number("segments", Tolerance.COUNT, segments.size(), ours.size());
        for (int i = 0; i < Math.min(segments.size(), ours.size()); i++) {
            String place = "segments[" + i + "].";
            Fields s = segments.get(i);
            check.number(
                    place + "offset",
                    Tolerance.COUNT,
                    s.number("offset"),
                    ours.get(i).offset());
            compare(check, place + "input", flat(s, "input"), columns.input(ours.get(i)));
            compare(check, place + "target", flat(s, "target"), columns.target(ours.get(i)));
        }
    }

    private static double[] flat(Fields of, String key) {
        return Arrays.stream(of.rows(key)).flatMapToDouble(Arrays::stream).toArray();
    }

    private void lengths(Check check) {
        int rows = entry.small("rows", 2, 1 << 20);
        int bptt = entry.small("bptt", 2, 1 << 20);
        boolean search = entry.node().path("search").asBoolean();
        DoubleSupplier coins = of(entry.numbers("coins"));
        SegmentLengths drawn = search
                ? SegmentLengths.ofSearch(bptt, coins)
                : SegmentLengths.ofTraining(
                        bptt, entry.small("max_length_delta", 0, 1 << 20), coins, of(entry.numbers("normals")));
        int offset = 0;
        List<Fields> segments = entry.objects("segments");
        for (int i = 0; i < segments.size(); i++) {
            String place = "segments[" + i + "].";
            Fields s = segments.get(i);
            Segment ours = drawn.at(offset, rows)
                    .orElseThrow(() -> s.refused(s.at(), "no more segments at the end of the text", s.node()));
            check.list(
                    place + "offset, drawn, length",
                    Tolerance.COUNT,
                    new double[] {s.number("offset"), s.number("drawn_length"), s.number("length")},
                    new double[] {ours.offset(), ours.drawn(), ours.length()});
            check.number(
                    place + "learning_rate_factor",
                    Tolerance.COUNT,
                    s.number("learning_rate_factor"),
                    ours.rateFactor());
            offset += ours.drawn();
        }
        Optional<Segment> more = offset < rows - 2 ? drawn.at(offset, rows) : Optional.empty();
        check.number("segments", Tolerance.COUNT, segments.size(), segments.size() + (more.isPresent() ? 1 : 0));
    }

    private static DoubleSupplier of(double[] values) {
        PrimitiveIterator.OfDouble all = Arrays.stream(values).iterator();
        return all::nextDouble;
    }
}
