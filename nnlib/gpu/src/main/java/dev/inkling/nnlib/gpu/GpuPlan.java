package dev.inkling.nnlib.gpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.HostStep;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.Recorded;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Graph;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan as graphs: what the host does first, then kernels that the device takes at once. Where the host has something
 * to do between two kernels, a graph ends before it and another begins after it.
 */
final class GpuPlan extends Call {
    private final GpuBackend backend;
    private final StepNumbers numbers;
    private final Recheck recheck;
    private final Runnable[] parts;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Kernel> checked = new ArrayList<>();

    /** Tables that dispatches read. */
    private final List<GpuStorage> tables = new ArrayList<>();

    GpuPlan(GpuBackend backend, List<Recorded> recorded) {
        this.backend = backend;
        recheck = new Recheck(backend);
        List<Recorded> steps = RowSums.joined(backend, recorded);
        List<HostStep> first = new ArrayList<>();
        int i = 0;
        for (; i < steps.size() && steps.get(i).kernel == null; i++) {
            if (steps.get(i).host.written() == null) break;
            first.add(steps.get(i).host);
        }
        // What the host writes between kernels as well is not foretold.
        boolean alone = steps.subList(i, steps.size()).stream().allMatch(step -> step.kernel != null);
        numbers = first.isEmpty() || !alone ? null : new StepNumbers(backend, first);
        if (numbers != null) steps = moved(steps);
        List<Runnable> parts = new ArrayList<>();
        if (numbers == null) for (HostStep step : first) parts.add(step::run);
        List<Dispatch> gathered = new ArrayList<>();
        if (numbers != null) gathered.addAll(numbers.dispatches());
        while (i < steps.size()) {
            Updates updates = Updates.from(backend, steps, i);
            if (updates != null) {
                gathered.add(updates.dispatch());
                tables.add(updates.table());
                i += updates.count();
                continue;
            }
            Recorded step = steps.get(i++);
            if (step.kernel == null) {
                end(gathered, parts);
                parts.add(step.host::run);
            } else if (step.kernel.primitive == Primitive.NORMAL || isUnknown(step.kernel)) {
                end(gathered, parts);
                parts.add(backend.bind(step.kernel)::run);
            } else {
                List<Dispatch> dispatches = backend.dispatches(step.kernel, numbers);
                gathered.addAll(dispatches);
                recheck.add(dispatches);
                if (GpuBackend.isChecked(step.kernel)) checked.add(step.kernel);
            }
        }
        end(gathered, parts);
        this.parts = parts.toArray(new Runnable[0]);
    }

    private List<Recorded> moved(List<Recorded> steps) {
        List<Recorded> moved = new ArrayList<>();
        for (Recorded step : steps) moved.add(step.kernel == null ? step : Recorded.of(numbers.moved(step.kernel)));
        return moved;
    }

    /** Whether it is a random kernel whose key is filled between kernels. */
    private boolean isUnknown(Kernel kernel) {
        return kernel.key != null && (numbers == null || !numbers.hasKey(kernel.key));
    }

    private void end(List<Dispatch> gathered, List<Runnable> parts) {
        if (gathered.isEmpty()) return;
        Piece piece = new Piece(backend, gathered);
        pieces.add(piece);
        parts.add(piece::run);
        gathered.clear();
    }

    @Override
    public void run() {
        synchronized (backend) {
            if (numbers != null) backend.refresh(numbers);
            for (Runnable part : parts) part.run();
            backend.ran(checked);
            recheck.replayed();
        }
    }

    @Override
    public String cost() {
        int dispatches = 0;
        int barriers = 0;
        int graphs = 0;
        for (Piece piece : pieces) {
            for (Graph graph : piece.graphs()) {
                graphs++;
                dispatches += graph.dispatches();
                barriers += graph.barriers();
            }
        }
        String submissions = graphs == 1 ? " submission, " : " submissions, ";
        return graphs + submissions + dispatches + " dispatches, " + barriers + " barriers";
    }
}
