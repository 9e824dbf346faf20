package assay.core.error;

/** A file that is damaged, hostile or not what it claims to be: exit code 3. Nothing was kept from it. */
public final class DataFormatException extends AssayException {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final long offset;

    /**
     * @param source the file, or the entry of an archive
     * @param offset the byte at which reading failed, or -1 if no byte can be named
     * @param message the whole message, {@code source} included
     */
    public DataFormatException(String source, long offset, String message, Throwable cause) {
        super(ExitCode.DATA_REFUSED, message, cause);
        this.source = source;
        this.offset = offset;
    }

    public DataFormatException(String source, long offset, String message) {
        this(source, offset, message, null);
    }

    public String source() {
        return source;
    }

    public long offset() {
        return offset;
    }
}
