package assay.internal.data.importing;

/** Is told about the progress of an import. */
public interface ImportProgress {
    /**
     * Some of the work is done.
     *
     * @param done bytes of input read so far
     * @param total bytes of input
     * @param at the file that is being read
     */
    void at(long done, long total, String at);

    /** Something that the user should know. */
    void remark(String text);

    /** Ignores everything. */
    ImportProgress NONE = new ImportProgress() {
        @Override
        public void at(long done, long total, String at) {}

        @Override
        public void remark(String text) {}
    };
}
