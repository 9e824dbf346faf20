package assay.core.truth;

/** A table of trained architectures. Look-ups take less than a microsecond once it is open; safe for threads. */
public interface Truth extends AutoCloseable {
    Answer ask(Question question);

    @Override
    void close();
}
