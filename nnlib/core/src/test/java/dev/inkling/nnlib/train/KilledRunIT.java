package dev.inkling.nnlib.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.checkpoint.Checkpoint;
import dev.inkling.nnlib.checkpoint.Checkpoints;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.watch.Progress;
import dev.inkling.nnlib.watch.RunResult;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that trains is killed from outside at random moments, and what goes on from its files ends with the same
 * bits.
 */
@Timeout(600)
class KilledRunIT {
    private static final int RUNS = 20;
    private static final RunSpec SPEC =
            Presets.of("moons-solve").apply("epochs=60 dropout=0.1 model=2-64-64-1 batch=40");
    private static final String WEIGHTS = "weights.bin";

    @TempDir
    Path temp;

    /** The process that is killed: trains, or goes on, in the folder given, with a checkpoint after each few steps. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Checkpoints kept = new Checkpoints(new FileStore(folder));
        Checkpoint latest = kept.latest();
        if (!kept.warnings().isEmpty()) {
            throw new IllegalStateException(kept.warnings().toString());
        }
        TaskData data = Tasks.data(SPEC, null);
        Trainer trainer = latest == null ? Trainer.of(SPEC, data) : Trainer.resume(latest, data);
        trainer.checkpoint(kept, Saving.everySteps(2)).listen(new Listener() {
            @Override
            public void onCheckpoint(long step) {
                System.out.println(step);
            }
        });
        RunResult result = trainer.run();
        if (result.state() != Progress.State.FINISHED || !result.exact()) {
            throw new IllegalStateException(result.toString());
        }
        Files.write(folder.resolve(WEIGHTS), bytes(trainer));
    }

    private static byte[] bytes(Trainer trainer) {
        float[] weights = TrainerTest.weights(trainer.model());
        ByteBuffer bytes = ByteBuffer.allocate(4 * weights.length);
        bytes.asFloatBuffer().put(weights);
        return bytes.array();
    }

    private static Process start(Path folder) throws IOException {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        path,
                        KilledRunIT.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void killedAtRandomMomentsItEndsWithTheSameBits() throws Exception {
        Trainer whole = TrainerTest.trainer(SPEC);
        whole.run();
        byte[] expected = bytes(whole);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int whileWriting = 0;
        for (int run = 0; run < RUNS; run++) {
            Path folder = temp.resolve("run" + run);
            boolean caught = kill(folder, random, run % 2 == 0);
            whileWriting += caught ? 1 : 0;
            Process rest = start(folder);
            assertThat(rest.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(rest.exitValue()).as("seed %d, run %d", seed, run).isZero();
            assertThat(Files.readAllBytes(folder.resolve(WEIGHTS)))
                    .as("seed %d run %d", seed, run)
                    .isEqualTo(expected);
        }
        System.out.println(RUNS + " runs killed, " + whileWriting + " of them while a checkpoint was written");
        assertThat(whileWriting).isGreaterThanOrEqualTo(5);
    }

    /**
     * Starts the run and kills it before its end, again if it was too late or, where that is wanted, no checkpoint was
     * cut off; true if one was. What is left in the folder is what the last kill left.
     */
    private static boolean kill(Path folder, Random random, boolean whileWriting) throws Exception {
        boolean caught = false;
        boolean killed = false;
        for (int attempt = 0; !killed || whileWriting && !caught; attempt++) {
            assertThat(attempt).as("attempts to kill a run in time").isLessThan(20);
            if (!killed) {
                clear(folder);
            }
            Process process = start(folder);
            afterSomeCheckpoints(process, random, whileWriting ? folder : null);
            process.destroyForcibly();
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            killed = process.exitValue() != 0 && !Files.exists(folder.resolve(WEIGHTS));
            caught = killed && hasPart(folder);
        }
        return caught;
    }

    private static void clear(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    /**
     * Reads a random number of the process's lines, each a checkpoint that has reached the disk, then waits a random
     * moment or, where a folder is given, for the next checkpoint to be under way.
     */
    private static void afterSomeCheckpoints(Process process, Random random, Path writing) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        int left = random.nextInt(120);
        while (left >= 0 && lines.readLine() != null) {
            left--;
        }
        if (writing == null) {
            LockSupport.parkNanos(random.nextInt(3_000_000));
            return;
        }
        while (process.isAlive() && !hasPart(writing)) {
            Thread.onSpinWait();
        }
    }

    /** What a write that was cut off leaves behind. */
    private static boolean hasPart(Path folder) {
        String[] names = folder.toFile().list();
        for (String name : names == null ? new String[0] : names) {
            if (name.endsWith(".part")) {
                return true;
            }
        }
        return false;
    }
}
