package assay.internal.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A standalone cluster of Spark's own classes: a master and workers, each a process. */
final class SparkCluster implements AutoCloseable {
    private static final long PATIENCE_NANOS = 240_000_000_000L;

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin/java").toString();

    /** What the tests' JVM was given. */
    static final String CLASS_PATH =
            absolute(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));

    private final Path folder;
    private final String addresses;
    private final String url;
    private final List<SparkDaemon> daemons = new ArrayList<>();

    SparkCluster(Path folder) throws IOException {
        this(folder, "127.0.0");
    }

    /** @param addresses the first three numbers of all; the master has {@code .1} */
    SparkCluster(Path folder, String addresses) throws IOException {
        this.folder = folder;
        this.addresses = addresses;
        String host = addresses + ".1";
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            port = free.getLocalPort();
        }
        url = "spark://" + host + ":" + port;
        Files.createDirectories(folder.resolve("home/jars")); // executors have the tests' class path
        start(
                        "master",
                        List.of(),
                        Map.of(),
                        "org.apache.spark.deploy.master.Master",
                        "--host",
                        host,
                        "--port",
                        "" + port)
                .await("Starting Spark master at");
    }

    String url() {
        return url;
    }

    /** A worker with one core. Each has an address of its own, as if it were a machine of its own. */
    SparkDaemon worker(int number, Map<String, String> environment) throws IOException {
        return worker(number, List.of(), environment);
    }

    /** @param inside words before the command */
    SparkDaemon worker(int number, List<String> inside, Map<String, String> environment) throws IOException {
        SparkDaemon worker = start(
                "worker" + number,
                inside,
                environment,
                "org.apache.spark.deploy.worker.Worker",
                url,
                "--host",
                addresses + "." + number,
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                work(number).toString());
        worker.await("Successfully registered with master");
        return worker;
    }

    /** Where a worker's executors run. */
    Path work(int number) {
        return folder.resolve("work" + number);
    }

    private SparkDaemon start(
            String name, List<String> inside, Map<String, String> environment, String main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(inside);
        command.addAll(List.of(JAVA, "-Xmx256m"));
        command.addAll(cheap());
        command.addAll(List.of("-cp", CLASS_PATH));
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=info");
        command.add(main);
        command.addAll(List.of(arguments));
        command.addAll(List.of("--webui-port", "0"));
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(folder.toFile());
        builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13"); // as the scripts of a distribution do
        builder.environment().putAll(environment);
        SparkDaemon daemon = new SparkDaemon(builder.start(), log);
        daemons.add(daemon);
        return daemon;
    }

    /** What this JVM was told to open, Spark's processes need, too; and what makes them start fast. */
    static List<String> cheap() {
        return Stream.concat(
                        Stream.of(ProcessHandle.current().info().arguments().orElse(new String[0]))
                                .filter(a -> a.startsWith("--add-opens")),
                        Stream.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"))
                .toList();
    }

    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                Stream.of(classPath.split(File.pathSeparator))
                        .map(e -> new File(e).getAbsolutePath())
                        .toList());
    }

    /** Waits for something that happens elsewhere. */
    static void await(String what, java.util.function.BooleanSupplier is) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!is.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("waited in vain for: " + what);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (int i = daemons.size() - 1; i >= 0; i--) {
            daemons.get(i).close();
        }
    }
}
