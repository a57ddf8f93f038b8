package dev.inkling.nnlib.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import dev.inkling.nnlib.io.CrashingStore;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.io.StoredTensor;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.run.Nets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A checkpoint gives back what was kept in it, and none that contradicts itself is believed. */
class CheckpointTest {
    private static final RunSpec XOR = RunSpec.parse("task=xor model=2-3-1 seed=5");

    private static JsonObject facts() {
        return new JsonObject()
                .put("run", XOR.toJson())
                .put("step", 12L)
                .put("epoch", 3L)
                .put("sequence", 7L)
                .put("backend", "abacus")
                .put("threads", 2L);
    }

    /** Written and read again. */
    private static Checkpoint kept(JsonObject facts, Map<String, StoredTensor> numbers) throws IOException {
        CrashingStore store = new CrashingStore(1);
        new Checkpoint(facts, numbers).write(store, "a");
        return Checkpoint.read(store, "a");
    }

    private static Map<String, StoredTensor> weights(Sequential net) {
        Map<String, StoredTensor> numbers = new LinkedHashMap<>();
        net.state().forEach((name, tensor) -> numbers.put("model/" + name, StoredTensor.of(tensor)));
        return numbers;
    }

    @Test
    void saysWhereItsRunStood() throws IOException {
        Checkpoint checkpoint = kept(facts(), Map.of());
        assertThat(checkpoint.spec()).isEqualTo(XOR);
        assertThat(checkpoint.step()).isEqualTo(12);
        assertThat(checkpoint.epoch()).isEqualTo(3);
        assertThat(checkpoint.sequence()).isEqualTo(7);
        assertThat(checkpoint.backend()).isEqualTo("abacus");
        assertThat(checkpoint.threads()).isEqualTo(2);
        assertThat(checkpoint.facts()).hasToString(facts().toString());
    }

    @Test
    void theFirstStepMayBeKept() throws IOException {
        JsonObject first =
                facts().put("step", 0L).put("epoch", 0L).put("sequence", 0L).put("threads", 0L);
        assertThat(kept(first, Map.of()).step()).isZero();
    }

    @Test
    void givesTheArraysBelowAPath() throws IOException {
        Map<String, StoredTensor> numbers = new LinkedHashMap<>();
        numbers.put("best/a", StoredTensor.of(new float[] {1, 2}, 2, 1));
        numbers.put("bestof/a", StoredTensor.of(new float[] {3}, 1));
        numbers.put("best/steps", StoredTensor.of(new float[] {4}));
        Checkpoint checkpoint = kept(facts(), numbers);
        assertThat(checkpoint.numbers().keySet()).containsExactly("best/a", "bestof/a", "best/steps");
        assertThat(checkpoint.numbers("best").keySet()).containsExactly("a", "steps");
        Map<String, Tensor> best = checkpoint.tensors("best");
        assertThat(best.keySet()).containsExactly("a", "steps");
        assertThat(best.get("a").shape()).containsExactly(2, 1);
        assertThat(best.get("a").toArray()).containsExactly(1, 2);
        assertThat(best.get("steps").shape()).isEmpty();
        assertThat(best.get("steps").item()).isEqualTo(4);
    }

    @Test
    void itsNetHasTheWeightsThatWereKept() throws IOException {
        Sequential other = Nets.of(XOR).build(new Generator(99));
        Sequential net = kept(facts(), weights(other)).net();
        assertThat(net.spec()).isEqualTo(other.spec());
        other.state()
                .forEach((name, tensor) ->
                        assertThat(net.state().get(name).toArray()).as(name).isEqualTo(tensor.toArray()));
    }

    @Test
    void aRunWrittenByHandHasNoNetOfItsOwn() throws IOException {
        JsonObject facts = facts();
        facts.fields().remove("run");
        Sequential byHand = Nets.of(XOR).build(new Generator(99));
        Checkpoint checkpoint = kept(facts, weights(byHand));
        assertThat(checkpoint.spec()).isNull();
        assertThat(checkpoint.net()).isNull();
        Sequential same = Nets.of(XOR).build(new Generator(1));
        checkpoint.loadInto(same);
        assertThat(same.state().get("0.weight").toArray())
                .isEqualTo(byHand.state().get("0.weight").toArray());
    }

    @Test
    void aNegativeCountIsAContradiction() {
        for (String count : new String[] {"step", "epoch", "sequence", "threads"}) {
            contradicts(facts().put(count, -1L), "A count is negative.");
        }
    }

    @Test
    void whatIsMissingOrOfAnotherKindIsAContradiction() {
        for (String fact : new String[] {"step", "epoch", "sequence", "backend", "threads"}) {
            JsonObject without = facts();
            without.fields().remove(fact);
            contradicts(without, "The field " + fact + " is missing.");
        }
        contradicts(facts().put("backend", 5L), "backend must be a string, found the number 5.");
        contradicts(facts().put("run", "xor"), "the run must be an object, found a string.");
    }

    private static void contradicts(JsonObject facts, String how) {
        BadFileException bad = catchThrowableOfType(BadFileException.class, () -> kept(facts, Map.of()));
        assertThat(bad.reason()).isEqualTo(Reason.DAMAGED);
        assertThat(bad).hasMessage("a is damaged: its facts contradict themselves (" + how + ").");
    }
}
