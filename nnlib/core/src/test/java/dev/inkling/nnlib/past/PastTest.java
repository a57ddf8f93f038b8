package dev.inkling.nnlib.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.inkling.nnlib.checkpoint.Checkpoint;
import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.train.Trainer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What earlier versions computed and wrote still holds: runs end with the bits that they had, and files and texts open
 * and go on. The fixtures in {@code resources/past} were made by the version of 29 November 2026 ({@link Past}) and are
 * not made again: when one fails, the change that broke it is wrong, or its commit says why these bits had to change.
 */
@Timeout(300)
class PastTest {
    private final Backend before = Devices.current();

    /** A run makes what computes it the device on which new tensors are born, also for the tests that follow. */
    @AfterEach
    void leaveTheDeviceAsItWas() {
        Devices.use(before);
    }

    /** Each kernel set has ends of its own, as each rounds in its own way. */
    @Test
    void runsEndWithTheBitsThatTheyHad() throws IOException {
        assumeTrue(Past.has(Past.endsFile()), "no ends were kept for the kernels \"" + Past.kernels() + "\"");
        List<String> kept = Past.lines(Past.endsFile());
        assertThat(kept).hasSameSizeAs(Past.lines("runs.txt"));
        for (String line : kept) {
            String run = line.split(" ", 3)[2];
            assertThat(Past.end(run) + " " + run).isEqualTo(line);
        }
    }

    @Test
    void anOldCheckpointGoesOnToTheEndOfARunThatWasNeverStopped() throws IOException {
        Checkpoint old = Checkpoint.parse(Past.bytes("moons.checkpoint"), "moons.checkpoint");
        assertThat(old.step()).isEqualTo(Past.STOPPED_AT);
        assertThat(old.spec()).isEqualTo(Past.STOPPED);
        Trainer resumed = Trainer.resume(old, Tasks.data(Past.STOPPED, null));
        assertThat(resumed.run().steps()).isEqualTo(36);
        Trainer whole = Trainer.of(Past.STOPPED, Tasks.data(Past.STOPPED, null));
        whole.run();
        assertThat(Past.hash(resumed.model())).isEqualTo(Past.hash(whole.model()));
    }

    /** Each line is a run as short text, and as JSON. */
    @Test
    void oldTextsAndDescriptionsOfRunsMeanWhatTheyMeant() throws IOException {
        List<String> lines = Past.lines("specs.txt");
        assertThat(lines).hasSizeGreaterThan(70);
        for (String line : lines) {
            String[] halves = line.split("\t");
            RunSpec fromText = RunSpec.parse(halves[0]);
            RunSpec fromJson = RunSpec.fromJson(Json.parse(halves[1]));
            assertThat(fromJson).as(line).isEqualTo(fromText);
            assertThat(fromText.toString()).isEqualTo(halves[0]);
            Map<String, Object> then = settings(Json.parse(halves[1]));
            Map<String, Object> now =
                    new LinkedHashMap<>(settings(Json.parse(fromJson.toJson().toString())));
            now.keySet().retainAll(then.keySet());
            assertThat(now).as(line).isEqualTo(then);
        }
    }

    private static Map<String, Object> settings(Object run) {
        return JsonObject.of(run, "the run").object("settings").fields();
    }
}
