package dev.inkling.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One peer in its JVM, as the one who measures sees it. */
final class Contestant implements AutoCloseable {
    /** Settings of this JVM that ours shares: which device, where a loader is, where data are. */
    private static final List<String> HANDED_ON = List.of("inkling.vulkan", "inkling.bench", "org.lwjgl");

    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;
    private final String clock;
    private final Path log;
    /** How many repetitions of what it has been warmed up for fill a block. */
    final Map<Measure, Integer> blockSizes = new EnumMap<>(Measure.class);

    private Contestant(String name, Process process, boolean processorTime, Path log) {
        this.log = log;
        clock = processorTime ? "processor" : "time";
        this.name = name;
        this.process = process;
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    /** Starts a peer, called {@code title} in messages; backend is ours only, null for others. */
    static Contestant start(
            String title, Peers peer, String classPath, int threads, String backend, boolean processorTime, Path log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.add("-Xmx2g");
        if (backend != null) {
            command.add("--add-modules=jdk.incubator.vector");
            command.add("-Dinkling.backend=" + backend);
            for (String name : System.getProperties().stringPropertyNames()) {
                if (HANDED_ON.stream().anyMatch(name::startsWith)) {
                    command.add("-D" + name + "=" + System.getProperty(name));
                }
            }
        }
        command.addAll(List.of("-cp", classPath, Host.class.getName(), peer.type, "" + threads));
        String name = title + (backend == null ? "" : " " + backend) + ", " + threads
                + (threads == 1 ? " thread" : " threads");
        return start(name, command, threads, processorTime, log);
    }

    /** Starts a program that understands what {@link Host} does. */
    static Contestant start(String name, List<String> command, int threads, boolean processorTime, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        // OpenMP and MKL read their thread counts from here, before a library can be told
        builder.environment().put("OMP_NUM_THREADS", "" + threads);
        builder.environment().put("MKL_NUM_THREADS", "" + threads);
        builder.environment().put("OPENBLAS_NUM_THREADS", "" + threads);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Contestant contestant = new Contestant(name, builder.start(), processorTime, log);
        contestant.answer("");
        return contestant;
    }

    /** Nanoseconds for so many repetitions, on the clock or of the processor; -1 where the peer has no such measure. */
    long time(Measure measure, int times) throws IOException {
        return ask(clock, measure, times);
    }

    /** What it computes on, in words. */
    String device() throws IOException {
        order("device");
        return answer(name + ": ");
    }

    /** The losses of the first steps of a training by epochs. */
    double[] losses(Measure measure) throws IOException {
        order("losses " + measure.word());
        return Arrays.stream(answer(failed(measure)).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private long ask(String what, Measure measure, int times) throws IOException {
        order(what + " " + measure.word() + " " + times);
        String answer = answer(failed(measure));
        return answer.equals("none") ? -1 : Long.parseLong(answer);
    }

    private String failed(Measure measure) {
        return name + " failed in " + measure.title + ": ";
    }

    private void order(String words) throws IOException {
        orders.write(words + "\n");
        orders.flush();
    }

    /** The next answer; an error's message begins as is said. */
    private String answer(String before) throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (!line.startsWith(Host.MARK)) continue;
            String answer = line.substring(Host.MARK.length());
            if (!answer.startsWith(Host.ERROR)) return answer;
            throw new IOException(before + answer.substring(Host.ERROR.length()));
        }
        throw new IOException(name + " ended unexpectedly; see " + log);
    }

    @Override
    public void close() {
        process.destroy();
    }

    @Override
    public String toString() {
        return name;
    }
}
