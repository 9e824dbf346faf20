package assay.internal.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A network namespace, as if it were a machine of its own, with a cable to this one that can be pulled. Needs the rights of root. */
final class OtherNetwork implements AutoCloseable {
    private final String name = "assay" + ProcessHandle.current().pid() % 100_000;
    private final String cable = name + "c";

    /** The first three numbers of addresses: this machine has {@code .1}, the other one {@code .2}. */
    final String addresses = "10.213." + ProcessHandle.current().pid() % 250;

    private OtherNetwork() {}

    /** Empty if the rights are missing, or the program {@code ip}. */
    static Optional<OtherNetwork> make() {
        OtherNetwork made = new OtherNetwork();
        String[] steps = {
            "netns add " + made.name,
            "link add " + made.cable + " type veth peer name other netns " + made.name,
            "addr add " + made.addresses + ".1/24 dev " + made.cable,
            "link set " + made.cable + " up",
            "-n " + made.name + " addr add " + made.addresses + ".2/24 dev other",
            "-n " + made.name + " link set other up",
            "-n " + made.name + " link set lo up"
        };
        for (String step : steps) {
            if (!ip(step)) {
                made.close();
                return Optional.empty();
            }
        }
        return Optional.of(made);
    }

    /** Words before a command that runs there. */
    List<String> inside() {
        return List.of("ip", "netns", "exec", name);
    }

    void pullTheCable() {
        if (!ip("link set " + cable + " down")) {
            throw new IllegalStateException("the cable " + cable + " cannot be pulled");
        }
    }

    private static boolean ip(String words) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words.split(" ")));
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        ip("netns del " + name); // the cable goes with it
    }
}
