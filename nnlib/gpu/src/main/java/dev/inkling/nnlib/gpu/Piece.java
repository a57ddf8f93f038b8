package dev.inkling.nnlib.gpu;

import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Graph;
import java.util.ArrayList;
import java.util.List;

/**
 * Dispatches of a plan with nothing for the host to do between them. They are one submission, unless that keeps the
 * device longer than a driver's watchdog likes: then they are cut into several.
 */
final class Piece {
    /** A submission that takes longer is cut. */
    static final long MOST_NANOS = 500_000_000;
    /** Replays on the clock: what is slow once may have waited for something else. */
    private static final int TIMED = 2;

    private final GpuBackend backend;
    private final List<Dispatch> dispatches;
    private final List<Graph> graphs = new ArrayList<>();
    private int timed;
    private long least = Long.MAX_VALUE;

    Piece(GpuBackend backend, List<Dispatch> dispatches) {
        this.backend = backend;
        this.dispatches = new ArrayList<>(dispatches);
        graphs.add(backend.gpu().graph(this.dispatches));
    }

    List<Graph> graphs() {
        return graphs;
    }

    void run() {
        if (timed < TIMED) time();
        else for (int i = 0; i < graphs.size(); i++) graphs.get(i).run();
    }

    private void time() {
        backend.gpu().finish();
        long start = backend.now();
        graphs.get(0).run();
        backend.gpu().finish();
        least = Math.min(least, backend.now() - start);
        if (++timed == TIMED && least > MOST_NANOS) cut();
    }

    private void cut() {
        graphs.remove(0).close();
        // Into twice as many as would do, since its dispatches do not all take the same time.
        int count = (int) Math.min(dispatches.size(), 2 * least / MOST_NANOS + 1);
        for (int i = 0; i < count; i++) {
            int from = i * dispatches.size() / count;
            int to = (i + 1) * dispatches.size() / count;
            graphs.add(backend.gpu().graph(new ArrayList<>(dispatches.subList(from, to))));
        }
    }
}
