package dev.inkling.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the command line asks for. */
final class BenchOptions {
    private static final String USAGE =
            """
            usage: inkling bench [--quick] [--out DIR] [--peers djl,tensorflow,...] [--only train,xor,...]
                                 [--threads 1,2] [--join] [--processor-time]
                   inkling bench shapes [--quick] [--out DIR]
                   inkling bench --before COMMIT [--quick] [--only train,xor,...] [--threads 1,2] [--processor-time]
                   inkling bench --jmh [what JMH takes: a part of a name, -prof gc, ...]

              --quick           a look in under five minutes, on one thread
              --before COMMIT   nnlib as it was at a commit as the only peer: is anything slower now?
              --out DIR         where results.json, RESULTS.md and the chart go
              --peers           whom to compare with: djl, tensorflow, dl4j, encog, smile
              --only            what to measure: train, xor, predict, convolution, product; alone for what has no peer;
                                vulkan for the graphics processor beside the CPU
              --threads         numbers of threads
              --join            keep the rows that DIR has and this run does not measure: a full run in parts
              --processor-time  count what the processor spends, where others keep the machine busy\
            """;

    /** What has no peer: shares of the peak, bytes, the sweep, the start. */
    private static final String ALONE = "alone";

    private static final String VULKAN = "vulkan";

    final Path home;
    Path out;
    boolean quick;
    boolean shapes;
    boolean processorTime;
    /** The commit to compare with; null where peers are. */
    String before;

    boolean join;
    /** Also what is compared with nobody. */
    boolean alone = true;

    List<Peers> peers = Peers.others();
    /** Also the graphics processor. */
    boolean vulkan = true;

    List<Measure> measures = Measure.ofPeers();
    List<Integer> threads;
    /** Arguments of JMH; null where it is not asked for. */
    List<String> jmh;

    private BenchOptions(Path home) {
        this.home = home;
        out = home.resolve("benchmark/target/results");
    }

    /** The options, or null after a sentence on what was wrong. */
    static BenchOptions of(Path home, String... args) {
        BenchOptions options = new BenchOptions(home);
        try {
            options.read(args);
            return options;
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage() + "\n" + USAGE);
            return null;
        }
    }

    private void read(String... args) {
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "shapes" -> shapes = true;
                case "--quick" -> quick = true;
                case "--before" -> before = value(args, ++i);
                case "--join" -> join = true;
                case "--processor-time" -> processorTime = true;
                case "--out" -> out = Path.of(value(args, ++i)).toAbsolutePath();
                case "--peers" ->
                    peers = named(Peers.others(), List.of(value(args, ++i).split(",")));
                case "--threads" ->
                    threads = Arrays.stream(value(args, ++i).split(","))
                            .map(Integer::valueOf)
                            .toList();
                case "--only" -> {
                    List<String> words =
                            new ArrayList<>(Arrays.asList(value(args, ++i).split(",")));
                    alone = words.remove(ALONE);
                    vulkan = words.remove(VULKAN);
                    measures = named(Measure.ofPeers(), words);
                }
                case "--jmh" -> {
                    jmh = List.of(args).subList(i + 1, args.length);
                    i = args.length;
                }
                default -> throw new IllegalArgumentException("there is no \"" + args[i] + "\".");
            }
        }
        if (threads == null) threads = quick ? List.of(1) : List.of(1, 2);
    }

    private static <E extends Enum<E>> List<E> named(List<E> known, List<String> words) {
        List<E> found = new ArrayList<>();
        for (String word : words) {
            if (word.isEmpty()) continue;
            found.add(known.stream()
                    .filter(e -> e.name().equals(word.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no \"" + word + "\".")));
        }
        return found;
    }

    private static String value(String[] args, int i) {
        if (i < args.length) return args[i];
        throw new IllegalArgumentException(args[i - 1] + " wants a value.");
    }

    /** Where the peers' JVMs say what went wrong. */
    Path log() {
        return home.resolve("benchmark/target/peers.log");
    }
}
