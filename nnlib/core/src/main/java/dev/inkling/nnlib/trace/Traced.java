package dev.inkling.nnlib.trace;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.Memory;
import dev.inkling.nnlib.compute.Modes;
import dev.inkling.nnlib.compute.Tracing;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A step that is recorded and then replayed: a training step, an evaluation, a single prediction.
 *
 * <pre>{@code
 * Traced step = Traced.of("train step", in -> {
 *     Tensor loss = criterion.of(model.forward(in[0]), in[1]);
 *     optimizer.zeroGrad();
 *     loss.backward();
 *     optimizer.step();
 *     return loss;
 * }, model, optimizer);
 * float value = step.call(x, y).item();
 * }</pre>
 *
 * The first call with inputs of certain shapes runs as it stands here (gradients and the optimizer's memory are born),
 * the second is recorded, every later one is replayed: the same kernels in the same order, hence the same bits, without
 * running the Java code above and without allocating. A call with new shapes, in another mode (train, eval), or with
 * other parts frozen, begins anew and has its own plan. So the code above must do the same each time: it may not read
 * values ({@code item}, {@code toArray}: refused with a sentence), and a number of the host that it multiplies with is
 * fixed when it is recorded; what changes is passed as an input. What {@code call} returns holds until the next call.
 * One thread at a time.
 */
public final class Traced {
    /** What the step does. */
    public interface Body {
        Tensor run(Tensor[] inputs);
    }

    /** What a step with several results does. */
    public interface ManyBody {
        Tensor[] run(Tensor[] inputs);
    }

    /** Beyond so many plans further shapes run eagerly: somebody feeds a different shape each time. */
    private static final int MOST_PLANS = 32;

    /** What is known about calls with one key. */
    private static final class Entry {
        final int[][] shapes;
        final boolean gradients;
        final Backend backend;
        int version;
        int calls;
        Plan plan;

        Entry(int[][] shapes, boolean gradients, Backend backend) {
            this.shapes = shapes;
            this.gradients = gradients;
            this.backend = backend;
        }

        boolean fits(Tensor[] inputs, Modes modes) {
            if (version != Tracing.settings() || gradients != modes.gradients() || shapes.length != inputs.length)
                return false;
            for (int i = 0; i < shapes.length; i++) {
                View data = inputs[i].data();
                if (data.storage.backend() != backend || !Arrays.equals(shapes[i], data.shape)) return false;
            }
            return true;
        }
    }

    private final String name;
    private final ManyBody body;
    private final Traceable[] watched;
    private final Map<List<Object>, Entry> entries = new HashMap<>();
    private final List<Entry> known = new ArrayList<>();
    private final Tensor[] one = new Tensor[1];
    private final Tensor[] two = new Tensor[2];
    private Entry last;
    private Tensor[] results = {};
    private int recordings;
    private int replays;

    private Traced(String name, ManyBody body, Traceable[] watched) {
        this.name = name;
        this.body = body;
        this.watched = watched.clone();
    }

    /** A step with one result; everything whose settings decide what it does is to be named. */
    public static Traced of(String name, Body body, Traceable... watched) {
        return new Traced(name, in -> new Tensor[] {body.run(in)}, watched);
    }

    /** A step with several results: {@link #call} returns the first, {@link #result} the others. */
    public static Traced ofMany(String name, ManyBody body, Traceable... watched) {
        return new Traced(name, body, watched);
    }

    public Tensor call(Tensor x) {
        one[0] = x;
        return run(one);
    }

    public Tensor call(Tensor x, Tensor y) {
        two[0] = x;
        two[1] = y;
        return run(two);
    }

    public Tensor call(Tensor... inputs) {
        return run(inputs.clone());
    }

    /** A result of the last call; 0 is what call returned. */
    public Tensor result(int i) {
        return results[i];
    }

    /** How often this step has been recorded: once for each shape, mode and frozen set that came twice. */
    public int recordings() {
        return recordings;
    }

    /** How many calls were replayed. */
    public int replays() {
        return replays;
    }

    /** The plan of the last call; null if it ran eagerly. */
    public Plan plan() {
        return last == null ? null : last.plan;
    }

    private Tensor run(Tensor[] inputs) {
        Modes modes = Modes.current();
        Entry entry = last;
        if (entry == null || !entry.fits(inputs, modes)) {
            entry = find(inputs, modes);
            last = entry;
        }
        if (entry.plan == null || modes.checking() || Tracing.current().isTracing()) {
            results = beforePlan(entry, inputs, modes);
        } else {
            for (int i = 0; i < inputs.length; i++) entry.plan.input(i, inputs[i]);
            entry.plan.run();
            replays++;
            results = entry.plan.outputs();
        }
        return results[0];
    }

    /**
     * The entry for these inputs; one that was in use since the last change of a setting is found without allocating.
     */
    private Entry find(Tensor[] inputs, Modes modes) {
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).fits(inputs, modes)) return known.get(i);
        }
        return findByKey(inputs, modes);
    }

    private Entry findByKey(Tensor[] inputs, Modes modes) {
        int version = Tracing.settings();
        int[][] shapes = new int[inputs.length][];
        Backend backend = inputs.length == 0 ? Devices.current() : inputs[0].device();
        List<Object> key = new ArrayList<>(Arrays.asList(modes.gradients(), backend));
        for (int i = 0; i < inputs.length; i++) {
            shapes[i] = inputs[i].shape();
            key.add(Arrays.toString(shapes[i]));
        }
        for (Traceable part : watched) part.describe(key);
        Entry entry = entries.get(key);
        if (entry == null) {
            entry = new Entry(shapes, modes.gradients(), backend);
            entries.put(key, entry);
            if (known.size() < MOST_PLANS) known.add(entry);
        }
        entry.version = version;
        return entry;
    }

    private Tensor[] beforePlan(Entry entry, Tensor[] inputs, Modes modes) {
        boolean record = entry.calls > 0 && recordings < MOST_PLANS && !modes.checking();
        if (!record) {
            Tensor[] given = inputs.clone();
            Tensor[] out = Tracing.current().run(name, null, () -> body.run(given));
            entry.calls++;
            return detached(out);
        }
        Tensor[] own = new Tensor[inputs.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = new Tensor(Memory.allocateLasting(entry.backend, entry.shapes[i])).assign(inputs[i].detach());
        }
        Recording recording = new Recording();
        Tensor[] out = Tracing.current().run(name, recording, () -> body.run(own));
        entry.plan = new Plan(entry.backend, recording, own, detached(out));
        recordings++;
        return detached(out);
    }

    private static Tensor[] detached(Tensor[] results) {
        Tensor[] plain = new Tensor[results.length];
        for (int i = 0; i < plain.length; i++) plain[i] = results[i].detach();
        return plain;
    }
}
