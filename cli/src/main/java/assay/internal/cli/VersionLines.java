package assay.internal.cli;

import assay.internal.experiments.work.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionLines implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "assay " + Version.number() + " (" + Version.commit() + ")", "java " + System.getProperty("java.version")
        };
    }
}
