package dev.inkling.nnlib.trace;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.HostStep;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Recorded;
import dev.inkling.nnlib.compute.Storage;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** A recorded step: calls bound to their memory, in order. Running it allocates nothing. */
public final class Plan {
    private final Backend backend;
    private final Tensor[] inputs;
    private final Tensor[] outputs;
    private final Runnable[] before;
    private final Call[] calls;
    /** All memory that a replay writes: its own, and what outlives it. */
    private final Storage[] written;

    private final List<Recorded> steps;
    private final long arenaBytes;
    private final long temporaryBytes;

    Plan(Backend backend, Recording recording, Tensor[] inputs, Tensor[] results) {
        this.backend = backend;
        this.inputs = inputs;
        before = recording.before.toArray(new Runnable[0]);
        List<View> views = new ArrayList<>();
        for (Tensor result : results) views.add(result.data());
        List<Recorded> needed =
                HostFirst.of(new KernelFusion(recording.temporaries, views).joined(backend, needed(recording, views)));
        Arena arena = new Arena(needed, recording.temporaries, views, backend.alignment());
        Storage memory = backend.allocate(arena.size());
        arenaBytes = 4L * arena.size();
        temporaryBytes = 4 * arena.total();
        steps = new ArrayList<>(needed.size());
        Set<Storage> touched = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Recorded each : needed) {
            Recorded step = moved(each, arena, memory);
            steps.add(step);
            if (step.kernel != null) for (View out : step.kernel.out) touched.add(out.storage);
        }
        calls = calls(backend, steps);
        written = touched.toArray(new Storage[0]);
        outputs = new Tensor[results.length];
        for (int i = 0; i < outputs.length; i++) outputs[i] = new Tensor(arena.place(results[i].data(), memory));
    }

    private static Call[] calls(Backend backend, List<Recorded> steps) {
        Call whole = backend.compile(steps);
        if (whole != null) return new Call[] {whole};
        Call[] calls = new Call[steps.size()];
        for (int i = 0; i < calls.length; i++) {
            Recorded step = steps.get(i);
            calls[i] = step.kernel == null ? new HostCall(step.host) : backend.bind(step.kernel);
        }
        return calls;
    }

    /** What the host does between two kernels. */
    private static final class HostCall extends Call {
        private final HostStep step;

        HostCall(HostStep step) {
            this.step = step;
        }

        @Override
        public void run() {
            step.run();
        }
    }

    /** A line as it stands in the plan; nothing of it holds on to the memory in which it was recorded. */
    private static Recorded moved(Recorded step, Arena arena, Storage memory) {
        Kernel kernel = step.kernel;
        if (kernel == null) return step;
        View[] out = new View[kernel.out.length];
        View[] in = new View[kernel.in.length];
        Arrays.setAll(out, i -> arena.place(kernel.out[i], memory));
        Arrays.setAll(in, i -> arena.place(kernel.in[i], memory));
        return Recorded.of(kernel.on(out, in));
    }

    /** Without the kernels whose result nobody reads. */
    private static List<Recorded> needed(Recording recording, List<View> results) {
        IdentityHashMap<Storage, Boolean> read = new IdentityHashMap<>();
        for (View result : results) read.put(result.storage, true);
        List<Recorded> kept = new ArrayList<>();
        for (int i = recording.steps.size() - 1; i >= 0; i--) {
            Recorded step = recording.steps.get(i);
            boolean used = step.kernel == null;
            if (!used)
                for (View out : step.kernel.out)
                    used |= !recording.temporaries.contains(out.storage) || read.containsKey(out.storage);
            if (!used) continue;
            kept.add(0, step);
            if (step.kernel != null) for (View in : step.kernel.in) read.put(in.storage, true);
        }
        return kept;
    }

    /** Copies a value into the plan's own input. */
    void input(int i, Tensor value) {
        View to = inputs[i].data();
        View from = value.data();
        if (from.isContiguous()) backend.copy(from.storage, from.offset, to.storage, to.offset, to.count());
        else inputs[i].assign(value.detach());
    }

    void run() {
        for (Runnable action : before) action.run();
        for (Call call : calls) call.run();
        for (Storage storage : written) storage.written();
    }

    Tensor[] outputs() {
        return outputs;
    }

    /** What a replay is to its device, in words; empty where that has nothing to say. */
    public String cost() {
        return calls.length == 1 ? calls[0].cost() : "";
    }

    /** How many calls one replay makes. */
    public int calls() {
        return steps.size();
    }

    /** Bytes of the one stretch of memory in which all temporaries lie. */
    public long arenaBytes() {
        return arenaBytes;
    }

    /** Bytes that the temporaries would take side by side, as they do in an eager step until the collector comes. */
    public long temporaryBytes() {
        return temporaryBytes;
    }

    /** The plan as text, a line a call. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Recorded step : steps)
            text.append(step.kernel == null ? "host" : step.kernel.toString()).append('\n');
        return text.append(steps.size())
                .append(" calls, arena ")
                .append(arenaBytes())
                .append(" of ")
                .append(temporaryBytes())
                .append(" bytes")
                .toString();
    }
}
