package dev.inkling.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The JVM of one peer. It is told on its input what to do ("time train 20": nanoseconds of 20 steps; "processor train
 * 20": what they cost all cores together; "losses epochs_100"; "device") and answers with a line that begins with
 * {@link #MARK}; whatever else libraries print is not an answer.
 */
public final class Host {
    static final String MARK = "@@ ";
    /** How an answer begins that says why there is none. */
    static final String ERROR = "error ";

    private final Peer peer;
    private final Map<Measure, Peer.Work> works = new EnumMap<>(Measure.class);

    private Host(Peer peer) {
        this.peer = peer;
    }

    /** Class of the peer, number of threads. */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        Peer peer = Class.forName(args[0])
                .asSubclass(Peer.class)
                .getDeclaredConstructor()
                .newInstance();
        try {
            peer.open(Integer.parseInt(args[1]));
        } catch (IllegalStateException | IllegalArgumentException e) {
            out.println(MARK + ERROR + e.getMessage());
            return;
        } catch (ExceptionInInitializerError e) {
            // The device that a system property asks for is opened by whoever first needs one.
            out.println(MARK + ERROR + e.getCause().getMessage());
            return;
        }
        Host host = new Host(peer);
        out.println(MARK + "ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String answer;
            try {
                answer = host.answer(line.split(" "));
            } catch (Throwable e) {
                answer = ERROR + e.toString().replace('\n', ' ');
            }
            out.println(MARK + answer);
            out.flush();
        }
        // native libraries keep threads that would hold the JVM open
        Runtime.getRuntime().halt(0);
    }

    private String answer(String[] words) throws Exception {
        if (words[0].equals("device")) return peer.device();
        Measure measure = Measure.valueOf(words[1].toUpperCase(java.util.Locale.ROOT));
        if (words[0].equals("losses")) {
            return Arrays.stream(peer.losses(measure.epochs))
                    .mapToObj(Double::toString)
                    .collect(Collectors.joining(" "));
        }
        int times = Integer.parseInt(words[2]);
        Peer.Work work = works.get(measure);
        if (work == null) {
            work = measure.of(peer);
            if (work == null) return "none";
            works.put(measure, work);
        }
        long before = reading(words[0]);
        work.run(times);
        return "" + (reading(words[0]) - before);
    }

    private static long reading(String what) {
        return switch (what) {
            case "processor" ->
                ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime();
            default -> System.nanoTime();
        };
    }
}
