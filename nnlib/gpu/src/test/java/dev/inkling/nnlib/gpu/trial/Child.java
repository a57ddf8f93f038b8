package dev.inkling.nnlib.gpu.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.compute.BackendProvider;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A Java of its own, in which something that a backend needs may be missing. */
public final class Child {
    private final Class<? extends BackendProvider> provider;

    public Child(Class<? extends BackendProvider> provider) {
        this.provider = provider;
    }

    /** Prints why a backend cannot be used. */
    public static void main(String[] args) throws Exception {
        Class<? extends BackendProvider> named = Class.forName(args[0]).asSubclass(BackendProvider.class);
        System.out.print(named.getConstructor().newInstance().whyNot());
    }

    /** Why the backend cannot be used in a process of its own. */
    public String reason(String classPath, Map<String, String> environment, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, Child.class.getName(), provider.getName()));
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
