package dev.inkling.nnlib.gpu.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A Java of its own, in which something may be missing. */
public final class Child {
    private Child() {}

    /** What a class's main prints in a process that ends well. */
    public static String said(Class<?> main, String classPath, Map<String, String> environment, String... options)
            throws Exception {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, main.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** That of the tests. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** That of the tests, without what has this in its name. */
    public static String classPathWithout(String part) {
        return Arrays.stream(classPath().split(File.pathSeparator))
                .filter(entry -> !new File(entry).getName().contains(part))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
