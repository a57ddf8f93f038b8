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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One peer in its JVM, as the one who measures sees it. */
final class Contestant implements AutoCloseable {
    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;
    private final String clock;
    /** How many repetitions of what it has been warmed up for fill a block. */
    final Map<Measure, Integer> blockSizes = new EnumMap<>(Measure.class);

    private Contestant(String name, Process process, boolean processorTime) {
        clock = processorTime ? "processor" : "time";
        this.name = name;
        this.process = process;
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    /** Starts a peer, called {@code title} in messages; backend is ours only (cpu or simd), null for others. */
    static Contestant start(
            String title, Peers peer, String classPath, int threads, String backend, boolean processorTime, Path log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.add("-Xmx2g");
        if (backend != null) {
            command.add("--add-modules=jdk.incubator.vector");
            command.add("-Dinkling.backend=" + backend);
        }
        // OpenMP and MKL read their thread counts from here, before a library can be told
        command.addAll(List.of("-cp", classPath, Host.class.getName(), peer.type, "" + threads));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("OMP_NUM_THREADS", "" + threads);
        builder.environment().put("MKL_NUM_THREADS", "" + threads);
        builder.environment().put("OPENBLAS_NUM_THREADS", "" + threads);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        String name = title + (backend == null ? "" : " " + backend) + ", " + threads
                + (threads == 1 ? " thread" : " threads");
        Contestant contestant = new Contestant(name, builder.start(), processorTime);
        contestant.read();
        return contestant;
    }

    /** Nanoseconds for so many repetitions, on the clock or of the processor; -1 where the peer has no such measure. */
    long time(Measure measure, int times) throws IOException {
        return ask(clock, measure, times);
    }

    private long ask(String what, Measure measure, int times) throws IOException {
        orders.write(what + " " + measure.word() + " " + times + "\n");
        orders.flush();
        String answer = read();
        if (answer.equals("none")) return -1;
        if (answer.startsWith("error"))
            throw new IOException(name + " failed in " + measure.title + ": " + answer.substring(6));
        return Long.parseLong(answer);
    }

    private String read() throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(Host.MARK)) return line.substring(Host.MARK.length());
        }
        throw new IOException(name + " ended unexpectedly; see benchmark/target/peers.log");
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
