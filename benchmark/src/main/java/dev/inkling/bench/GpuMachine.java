package dev.inkling.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code benchmark/gpu-machine run} runs on a machine with a graphics processor: ours on Vulkan beside ours on the
 * CPU and beside PyTorch, with CUDA and without, all in turns. It prints one table, and first the losses, by which one
 * sees that all learn the same.
 */
public final class GpuMachine {
    static final String CUDA = "PyTorch with CUDA";
    /** Steps whose losses are printed. */
    private static final int[] SHOWN = {1, 2, 3, 5, 10, 20, 40};
    /** As many as nnlib takes by itself. */
    private static final int MOST_THREADS = 4;

    private static final String LOSSES =
            """
            The same nets from the same weights, the same pictures, Adam. Losses of the first steps, all in one order;
            the convnet drops numbers at random, each library others:
            """;
    private static final String FIGURES =
            """

            Medians of blocks of whole epochs that all ran in turns, each in a process of its own. A ratio above 1 means
            that nnlib on Vulkan is faster. "Middle half" is where half of the rounds lay.

            """;

    private final Path home;
    private final Path data;
    private final Path log;
    private final StringBuilder losses = new StringBuilder();
    private boolean quick;
    private String python = "python3";
    private Path mnist;
    private Path out;
    private int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());

    private GpuMachine(Path home, Path place) {
        this.home = home;
        data = place.resolve("data");
        log = place.resolve("log");
    }

    public static void main(String[] args) throws IOException {
        Path home = Path.of(System.getProperty("inkling.home")).toAbsolutePath();
        GpuMachine machine = new GpuMachine(home, Files.createTempDirectory("inkling-gpu"));
        try {
            machine.read(args);
        } catch (IllegalArgumentException e) {
            System.err.println("gpu-machine: " + e.getMessage());
            System.exit(2);
        }
        machine.run();
    }

    private void read(String... args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--quick")) {
                quick = true;
                continue;
            }
            if (i + 1 == args.length) throw new IllegalArgumentException("what is \"" + args[i] + "\"?");
            String value = args[i + 1];
            switch (args[i++]) {
                case "--python" -> python = value;
                case "--mnist" -> mnist = Path.of(value);
                case "--out" -> out = Path.of(value);
                case "--threads" -> threads = Integer.parseInt(value);
                default -> throw new IllegalArgumentException("there is no \"" + args[i - 1] + "\".");
            }
        }
    }

    private void run() throws IOException {
        Map<String, Object> machine = Machine.describe();
        String path = System.getProperty("java.class.path");
        Entrant vulkan = Graphics.ours(Graphics.VULKAN, "vulkan", threads, path, log);
        int cores = Runtime.getRuntime().availableProcessors();
        List<Entrant> others = List.of(
                Graphics.ours(Graphics.SIMD, "simd", threads, path, log),
                Graphics.ours(Graphics.PLAIN, "cpu", threads, path, log),
                torch(CUDA, "cuda", cores),
                torch("PyTorch with CUDA, steps as a graph", "cuda-graph", cores),
                torch("PyTorch on the CPU", "cpu", cores));
        Graphics graphics = new Graphics(vulkan, others, quick ? PairedTiming.Effort.QUICK : PairedTiming.Effort.FULL);
        try {
            String pictures = graphics.run(data, mnist, this::losses);
            if (!pictures.isEmpty()) machine.put("pictures", pictures);
        } finally {
            deleteData();
        }
        List<Entrant> all = new ArrayList<>(others);
        all.add(0, vulkan);
        for (Entrant each : all) {
            if (!each.device().isEmpty()) machine.put(each.title, each.device());
        }
        String text = text(machine, graphics.rows(), Graphics.reasons(all));
        System.out.println(text);
        if (out != null) Files.writeString(out, text, StandardCharsets.UTF_8);
    }

    private void deleteData() throws IOException {
        if (!Files.exists(data)) return;
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : (Iterable<Path>) files::iterator) Files.delete(file);
        }
        Files.delete(data);
    }

    private Entrant torch(String title, String device, int cores) {
        List<String> command = List.of(python, home.resolve("torch_peer.py").toString(), device, data.toString());
        return new Entrant(title, cores, () -> Contestant.start(title, command, cores, false, log));
    }

    private String text(Map<String, Object> machine, List<Row> rows, List<String> notes) {
        StringBuilder text = new StringBuilder("# nnlib on a graphics processor\n\n");
        if (losses.length() > 0) text.append(LOSSES).append(losses).append(FIGURES);
        machine.forEach((key, value) ->
                text.append("- ").append(key).append(": ").append(value).append('\n'));
        text.append('\n').append(Report.table(rows));
        for (String note : notes) text.append("\n- ").append(note);
        return text.append(notes.isEmpty() ? "" : "\n").toString();
    }

    private void losses(List<Entrant> all) {
        for (Measure measure : Measure.ofEpochs()) {
            List<double[]> each = new ArrayList<>();
            List<String> titles = new ArrayList<>();
            for (Entrant entrant : all) {
                double[] seen = entrant.losses(measure);
                if (seen == null) continue;
                each.add(seen);
                titles.add(entrant.title);
            }
            losses.append('\n').append(lossTable(measure.title, titles, each));
        }
    }

    /** A column for each that trains, a line for each step that is shown. */
    static String lossTable(String what, List<String> titles, List<double[]> losses) {
        StringBuilder text = new StringBuilder("| " + what + " | " + String.join(" | ", titles) + " |\n| ---");
        text.append(" | ---".repeat(titles.size())).append(" |\n");
        for (int step : SHOWN) {
            if (step > Epochs.told()) break;
            text.append("| step ").append(step).append(" | ");
            text.append(losses.stream()
                    .map(seen -> String.format(Locale.ROOT, "%.5f", seen[step - 1]))
                    .collect(Collectors.joining(" | ")));
            text.append(" |\n");
        }
        return text.toString();
    }
}
