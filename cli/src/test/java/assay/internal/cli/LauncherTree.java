package assay.internal.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The launcher in a small copy of the source tree, with a Maven and a Java that write down how they were called. */
final class LauncherTree {
    /** Where the sources are; has a blank in its name. */
    final Path tree;

    private final Path temp;
    private final Path bin;

    LauncherTree(Path temp) throws IOException {
        this.temp = temp;
        tree = Files.createDirectories(temp.resolve("a tree"));
        Files.createDirectories(tree.resolve("cli/src/main"));
        Files.writeString(tree.resolve("pom.xml"), "<project/>");
        Files.writeString(tree.resolve("cli/pom.xml"), "<project/>");
        Files.writeString(source(), "class A {}");
        Files.copy(root().resolve("assay"), tree.resolve("assay"));
        bin = Files.createDirectories(temp.resolve("jdk/bin"));
        Files.writeString(bin.resolveSibling("release"), "JAVA_VERSION=\"17.0.1\"\n");
        maven("");
        java("");
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("assay")) ? here : here.getParent();
    }

    /** The one source file. */
    Path source() {
        return tree.resolve("cli/src/main/A.java");
    }

    /** A Maven that makes jars, and does more before. */
    void maven(String more) throws IOException {
        script(
                "mvn",
                "echo mvn >>'" + temp + "/calls'\n"
                        + more
                        + "mkdir -p cli/target/lib\n"
                        + "touch cli/target/assay-cli-0.1.0.jar cli/target/lib/{assay-core-0.1.0,duckdb,nd4j-native}.jar\n"
                        + "case $* in *cli,torch*)\n"
                        + "mkdir -p torch/target/lib\n"
                        + "touch torch/target/assay-torch-0.1.0.jar torch/target/lib/{javacpp-2,pytorch-2}.jar\n"
                        + "touch cli/target/lib/javacpp-1.jar ;; esac\n");
    }

    /** A Java that writes down its arguments, and does more before it answers; its archive of classes is one word. */
    void java(String more) throws IOException {
        script(
                "java",
                "for a in \"$@\"; do case $a in -XX:ArchiveClassesAtExit=*) echo made >\"${a#*=}\"; exit ;; esac; done\n"
                        + "printf '%s\\n' \"$@\" >>'" + temp + "/java'\n" + more + "echo answer\n");
    }

    /** A tool that does not know an option, or options that begin so, as those of other systems. */
    void refusing(String tool, String option) throws IOException {
        script(
                tool,
                "for a in \"$@\"; do case $a in " + option + "*) echo '" + tool
                        + ": illegal option' >&2; exit 1 ;; esac; done\n" + "exec " + onPath(tool) + " \"$@\"\n");
    }

    /** A path with the scripts of this tree, and of the system these tools alone. */
    String only(String... tools) throws IOException {
        Path folder = Files.createDirectories(temp.resolve("tools"));
        for (String tool : tools) {
            executable(folder.resolve(tool), "#!/bin/sh\nexec " + onPath(tool) + " \"$@\"\n");
        }
        return bin + ":" + folder;
    }

    private static Path onPath(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    void noJava() throws IOException {
        Files.delete(bin.resolve("java"));
    }

    void script(String name, String body) throws IOException {
        executable(bin.resolve(name), "#!/usr/bin/env bash\n" + body);
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What the JDK says its version is. */
    void javaVersion(String version) throws IOException {
        Files.writeString(bin.resolveSibling("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    /** How to start a command; environment and user can still be changed. */
    ProcessBuilder process(Path launcher, String... args) {
        ProcessBuilder process = new ProcessBuilder();
        process.command().add(launcher.toString());
        process.command().addAll(List.of(args));
        process.directory(temp.toFile());
        Map<String, String> environment = process.environment();
        environment.put("PATH", bin + ":" + System.getenv("PATH"));
        environment.put("JAVA_HOME", bin.getParent().toString());
        environment.put("ASSAY_HOME", temp.resolve("home").toString());
        process.redirectOutput(temp.resolve("out").toFile());
        process.redirectError(temp.resolve("err").toFile());
        return process;
    }

    Ran run(ProcessBuilder process) throws IOException, InterruptedException {
        Process running = process.start();
        assertTrue(running.waitFor(60, TimeUnit.SECONDS), "the launcher hangs");
        return new Ran(
                running.exitValue(), Files.readString(temp.resolve("out")), Files.readString(temp.resolve("err")));
    }

    Ran start(Path launcher, String... args) throws IOException, InterruptedException {
        return run(process(launcher, args));
    }

    Ran start(String... args) throws IOException, InterruptedException {
        return start(tree.resolve("assay"), args);
    }

    long builds() throws IOException {
        return Files.readString(temp.resolve("calls")).lines().count();
    }

    /** The arguments of Java since this was last asked, one a line. */
    String arguments() throws IOException {
        Path file = temp.resolve("java");
        String all = Files.readString(file);
        Files.delete(file);
        return all;
    }

    /** The folders of the builds that there are. */
    static List<Path> apps(Path tree) throws IOException {
        List<Path> apps = new ArrayList<>();
        try (Stream<Path> all = Files.list(tree.resolve("cli/target/app"))) {
            all.filter(Files::isDirectory).sorted().forEach(apps::add);
        }
        return apps;
    }
}
