package assay.internal.recurrent.text;

import assay.internal.core.io.Sha256;
import assay.internal.core.io.Unpacked;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One part of a text, and facts about its file.
 *
 * @param source the file's name
 * @param bytes its size, unpacked
 * @param sha256 of the unpacked bytes, in hex
 * @param known the published file that it equals byte for byte, such as {@code Penn Treebank}; empty if it is not a file that
 *     we know
 * @param characters the text
 */
record TextFile(String source, long bytes, String sha256, Optional<String> known, CharSequence characters) {
    /** The published files, by the SHA-256 of their unpacked bytes. */
    private static final Map<String, String> KNOWN = Map.of(
            "fcea919f6cf83f35d4d00c6cbf08040d13d4155226340912e2fef9c9c4102cbf", Corpus.PTB,
            "c9fe6985fe0d4ccb578183407d7668fc6066c20700cb4cf87d8ff1cc34df1bf2", Corpus.PTB,
            "dd65dff31e70846b2a6030a87482edcd5d199130cdcfa1f3dccbb033728deee0", Corpus.PTB,
            "9e9fa1ad55b1c2c95b08e37dd8e653f638fac2c6de904b79e813611eefbc985f", Corpus.WIKITEXT2,
            "f0737ed31fc1329026e95cb8b98e19c2a182c39c240ab909dc31abf2f8af58e8", Corpus.WIKITEXT2,
            "d790b833ef8cf03a90db7bf1271b7520b83c45ce07ba3c1a9699df81e239eca0", Corpus.WIKITEXT2);

    /** Reads a file, plain or gzip. */
    static TextFile read(Path file) {
        return of(file.toString(), Unpacked.read(file).bytes());
    }

    static TextFile of(String source, byte[] bytes) {
        String sha = Sha256.hex(bytes);
        return new TextFile(
                source, bytes.length, sha, Optional.ofNullable(KNOWN.get(sha)), Tokens.decode(source, bytes));
    }
}
