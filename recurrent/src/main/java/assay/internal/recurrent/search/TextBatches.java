package assay.internal.recurrent.search;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.internal.images.Batch;
import assay.internal.images.BatchCursor;
import assay.internal.images.BatchSource;
import assay.internal.recurrent.text.Columns;
import assay.internal.recurrent.text.Segment;
import assay.internal.recurrent.text.SegmentLengths;
import assay.supernet.recurrent.TextBatch;
import assay.supernet.recurrent.TextSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The segments of the two texts of a search, step by step as the released code of DARTS takes them. The training text is
 * read from its beginning to its end in every epoch, in segments of the usual length; one in twenty has half of it. The
 * validation segment of a step begins at the same offset, modulo the number of its text's rows minus one. It has the usual
 * length, or less at the end of the text. Use two sources with the same seeds, one for each text.
 */
public final class TextBatches implements BatchSource {
    /** The text from which weights learn. */
    private static final int TRAINING = 0;

    private static final int VALIDATION = 1;

    private final Columns train;
    private final Columns read;
    private final int stream;
    private final int usual;
    private final Seeds seeds;

    private TextBatches(Columns train, Columns read, int stream, int usual, Seeds seeds) {
        this.train = train;
        this.read = read;
        this.stream = stream;
        this.usual = usual;
        this.seeds = seeds;
    }

    /**
     * The segments of the training text.
     *
     * @param usual the usual length of segments
     */
    public static TextBatches training(Columns train, int usual, Seeds seeds) {
        return new TextBatches(train, train, TRAINING, usual, seeds);
    }

    /** The segments of the validation text that belong to the segments of the training text. */
    public static TextBatches validation(Columns train, Columns valid, int usual, Seeds seeds) {
        return new TextBatches(train, valid, VALIDATION, usual, seeds);
    }

    /** The smallest possible number of segments: all have the usual length. */
    @Override
    public int stepsPerEpoch() {
        return Math.max(1, (train.rows() - 2 + usual - 1) / usual);
    }

    @Override
    public int steps(int epoch) {
        return segments(epoch).size();
    }

    private List<Segment> segments(int epoch) {
        RandomStream random = seeds.stream("segments", epoch);
        SegmentLengths lengths = SegmentLengths.ofSearch(usual, random::nextDouble);
        List<Segment> all = new ArrayList<>();
        Optional<Segment> next = lengths.at(0, train.rows());
        while (next.isPresent()) {
            all.add(next.get());
            next = lengths.at(next.get().offset() + next.get().drawn(), train.rows());
        }
        return all;
    }

    @Override
    public BatchCursor epoch(int epoch, int fromStep) {
        List<Segment> segments = segments(epoch);
        return new BatchCursor() {
            private int step = fromStep;

            @Override
            public Batch next() {
                return step < segments.size() ? batch(segments.get(step), epoch, step++) : null;
            }

            @Override
            public void close() {
                // There is nothing to close.
            }
        };
    }

    private Batch batch(Segment of, int epoch, int step) {
        Segment s = stream == TRAINING ? of : read.segment(of.offset() % (read.rows() - 1), usual);
        TextSegment text = new TextSegment(read.input(s), read.target(s), s.length(), read.batch());
        TextBatch batch = new TextBatch(text, stream, epoch, step, s.drawn(), usual);
        return new Batch(batch.values(), batch.about(), text.batch(), 1, text.steps() + 1, 1);
    }
}
