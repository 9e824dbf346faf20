package assay.internal.cli.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import assay.internal.testkit.Installed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A SLURM cluster of one machine, from Debian's packages slurmctld, slurmd, slurm-client and munge; all of it in one folder. */
final class OneNodeSlurm implements AutoCloseable {
    private static final List<String> PROGRAMS =
            List.of("munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol", "sinfo");

    private final Path folder;
    private final Path conf;
    private final List<Process> daemons = new ArrayList<>();

    /** What is missing here; empty if all is there. */
    static List<String> missing() {
        return PROGRAMS.stream().filter(p -> Installed.find(p).isEmpty()).toList();
    }

    OneNodeSlurm(Path folder) throws Exception {
        this.folder = folder;
        this.conf = folder.resolve("slurm.conf");
        String host = InetAddress.getLocalHost().getHostName().replaceFirst("\\..*", "");
        String user = System.getProperty("user.name");
        Path munge = Files.createDirectories(folder.resolve("munge"));
        Files.setPosixFilePermissions(munge, PosixFilePermissions.fromString("rwx------"));
        byte[] key = new byte[128];
        new SecureRandom().nextBytes(key);
        Path file = Files.write(munge.resolve("key"), key);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        for (String part : List.of("state", "spool")) {
            Files.createDirectories(folder.resolve(part));
        }
        Files.writeString(conf, """
                ClusterName=test
                SlurmctldHost=%1$s(127.0.0.1)
                SlurmctldPort=%2$d
                SlurmdPort=%3$d
                AuthType=auth/munge
                AuthInfo=socket=%4$s/munge/socket
                MpiDefault=none
                ProctrackType=proctrack/linuxproc
                TaskPlugin=task/none
                ReturnToService=2
                SlurmUser=%5$s
                SlurmdUser=%5$s
                StateSaveLocation=%4$s/state
                SlurmdSpoolDir=%4$s/spool
                SlurmctldPidFile=%4$s/ctld.pid
                SlurmdPidFile=%4$s/slurmd.pid
                SelectType=select/cons_tres
                SelectTypeParameters=CR_Core_Memory
                JobAcctGatherType=jobacct_gather/none
                AccountingStorageType=accounting_storage/none
                NodeName=%1$s NodeAddr=127.0.0.1 CPUs=2 RealMemory=8000 State=UNKNOWN
                PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
                """.formatted(host, port(), port(), folder, user));
        // Version 23 can do without control groups; older ones need a plugin that nothing uses.
        String version = run("slurmd", "-V").replaceAll("[^0-9.]", "");
        boolean plain = Integer.parseInt(version.substring(0, version.indexOf('.'))) >= 23;
        Files.writeString(folder.resolve("cgroup.conf"), "CgroupPlugin=" + (plain ? "disabled" : "cgroup/v1") + "\n");
        daemon(
                "munged",
                "-F",
                "--force",
                "--key-file=" + munge + "/key",
                "--socket=" + munge + "/socket",
                "--pid-file=" + munge + "/pid",
                "--log-file=" + munge + "/log",
                "--seed-file=" + munge + "/seed");
        daemon("slurmctld", "-D", "-i", "-f", conf.toString());
        daemon("slurmd", "-D", "-f", conf.toString(), "-N", host);
    }

    private static int port() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private void daemon(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve(command[0] + ".out").toFile());
        builder.environment().put("SLURM_CONF", conf.toString());
        daemons.add(builder.start());
    }

    /** Whether the machine takes jobs, after some seconds of starting. */
    boolean isReady() throws Exception {
        for (int i = 0; i < 60; i++) {
            if (said("sinfo", "-h", "-o", "%T").out().strip().equals("idle")) {
                return true;
            }
            Thread.sleep(500);
        }
        return false;
    }

    private record Said(int code, String out) {}

    private Said said(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SLURM_CONF", conf.toString());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), out);
    }

    /** Runs a command of the cluster that ends well, and returns what it said. */
    String run(String... command) throws Exception {
        Said said = said(command);
        assertEquals(0, said.code(), String.join(" ", command) + ": " + said.out());
        return said.out();
    }

    /** Waits until no job is left. */
    void drain(int seconds) throws Exception {
        for (int i = 0; i < seconds; i++) {
            if (run("squeue", "-h").isBlank()) {
                return;
            }
            Thread.sleep(1000);
        }
        fail("jobs are still there after " + seconds + " s: " + run("squeue"));
    }

    @Override
    public void close() {
        for (int i = daemons.size() - 1; i >= 0; i--) {
            Process daemon = daemons.get(i);
            daemon.destroy();
            try {
                if (!daemon.waitFor(10, TimeUnit.SECONDS)) {
                    daemon.destroyForcibly();
                }
            } catch (InterruptedException e) {
                daemon.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
