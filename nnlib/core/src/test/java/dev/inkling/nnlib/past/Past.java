package dev.inkling.nnlib.past;

import dev.inkling.nnlib.checkpoint.Checkpoints;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.cpu.CpuBackend;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.run.Compute;
import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.train.Listener;
import dev.inkling.nnlib.train.Saving;
import dev.inkling.nnlib.train.Trainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The fixtures of {@link PastTest} in {@code resources/past}, and the program that wrote them. */
final class Past {
    static final int STOPPED_AT = 17;
    static final RunSpec STOPPED =
            Presets.of("moons-solve").apply("samples=180 epochs=9 dropout=0.2 batch=36 backend=cpu schedule=cosine");

    private Past() {}

    /**
     * Writes the ends of all runs for the kernels of this machine, the texts of specs and a checkpoint into a folder.
     * For a kernel set that has no ends yet; what is there already says what an earlier version did, and stays.
     */
    public static void main(String[] folder) throws IOException {
        Path to = Path.of(folder[0]);
        StringBuilder ends = new StringBuilder();
        for (String run : lines("runs.txt"))
            ends.append(end(run)).append(' ').append(run).append('\n');
        Files.writeString(to.resolve(endsFile()), ends.toString());
        StringBuilder specs = new StringBuilder();
        List<RunSpec> all = new ArrayList<>(Presets.all().values());
        for (String run : lines("runs.txt")) all.add(RunSpec.parse(run));
        for (RunSpec spec : all) {
            String json = spec.toJson().toString().replaceAll("\\n\\s*", "");
            specs.append(spec).append('\t').append(json).append('\n');
        }
        Files.writeString(to.resolve("specs.txt"), specs.toString());
        Trainer trainer = Trainer.of(STOPPED, Tasks.data(STOPPED, null));
        trainer.checkpoint(new Checkpoints(new FileStore(to)), Saving.everySteps(STOPPED_AT))
                .listen(new Listener() {
                    @Override
                    public void onCheckpoint(long step) {
                        trainer.cancel();
                    }
                })
                .run();
    }

    /** What a run ends with: a hash of its weights, and how many steps it took. */
    static String end(String run) throws IOException {
        RunSpec spec = RunSpec.parse(run);
        if (!spec.problems().isEmpty()) throw new IllegalStateException(run + ": " + spec.problems());
        Trainer trainer = Trainer.of(spec, Tasks.data(spec, null));
        long steps = trainer.run().steps();
        return hash(trainer.model()) + " " + steps;
    }

    static String kernels() {
        String backend = Compute.of(RunSpec.defaults()).backend();
        return ((CpuBackend) Devices.open(backend, 1)).kernels();
    }

    static String endsFile() {
        return "ends-" + kernels().replace(' ', '-') + ".txt";
    }

    static String hash(Module model) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        for (Map.Entry<String, Tensor> entry : model.state().entrySet()) {
            digest.update(entry.getKey().getBytes(StandardCharsets.UTF_8));
            float[] values = entry.getValue().toArray();
            ByteBuffer bits = ByteBuffer.allocate(4 * values.length);
            for (float value : values) bits.putFloat(value);
            digest.update(bits.array());
        }
        return "%016x".formatted(ByteBuffer.wrap(digest.digest()).getLong());
    }

    static boolean has(String name) {
        return Past.class.getResource("/past/" + name) != null;
    }

    static List<String> lines(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : new String(bytes(name), StandardCharsets.UTF_8).split("\n")) {
            if (!line.startsWith("#") && !line.isBlank()) lines.add(line);
        }
        return lines;
    }

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = Past.class.getResourceAsStream("/past/" + name)) {
            return in.readAllBytes();
        }
    }
}
