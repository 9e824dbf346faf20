package assay.core.truth;

/** A table of trained architectures. Look-ups take microseconds once it is open; safe for threads. */
public interface Truth extends AutoCloseable {
    Answer ask(Query query);

    @Override
    void close();
}
