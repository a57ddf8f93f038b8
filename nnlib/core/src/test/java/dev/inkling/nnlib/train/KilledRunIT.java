package dev.inkling.nnlib.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.io.FileStore;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that trains is killed from outside at random moments, and what goes on from its files ends with the same bits. */
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
        int killed = 0;
        int whileWriting = 0;
        for (int run = 0; run < RUNS; run++) {
            Path folder = Files.createDirectory(temp.resolve("run" + run));
            int kills = 1 + random.nextInt(2);
            while (!Files.exists(folder.resolve(WEIGHTS))) {
                Process process = start(folder);
                boolean kill = kills-- > 0;
                if (kill) {
                    afterSomeCheckpoints(process, random, run % 2 == 0 ? folder : null);
                    process.destroyForcibly();
                }
                assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
                if (process.exitValue() != 0) {
                    assertThat(kill)
                            .as("seed %d, run %d failed by itself", seed, run)
                            .isTrue();
                    killed++;
                    whileWriting += hasPart(folder) ? 1 : 0;
                }
            }
            assertThat(Files.readAllBytes(folder.resolve(WEIGHTS)))
                    .as("seed %d run %d", seed, run)
                    .isEqualTo(expected);
        }
        System.out.println("killed " + killed + " times, " + whileWriting + " of them while a checkpoint was written");
        assertThat(killed).isGreaterThanOrEqualTo(RUNS / 2);
        assertThat(whileWriting).isGreaterThanOrEqualTo(5);
    }

    /**
     * Reads a random number of the process's lines, each a checkpoint that has reached the disk, then waits a random moment
     * or, where a folder is given, for the next checkpoint to be under way.
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
