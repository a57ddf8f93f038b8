package dev.inkling.nnlib.gles;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Graph;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That a replay leaves nothing to the collector, which would stop a phone's training again and again. */
class AllocationTest {
    private static final int DISPATCHES = 20;
    private static final int REPLAYS = 500;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Bytes that the threads of OpenGL ES, and this one, have ever taken. */
    private long taken() {
        long taken = 0;
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("nnlib-gles") || thread == Thread.currentThread()) {
                taken += threads.getThreadAllocatedBytes(thread.getId());
            }
        }
        return taken;
    }

    private static void replay(Trial trial, Graph graph) {
        for (int i = 0; i < REPLAYS; i++) graph.run();
        trial.gpu.finish();
    }

    @Test
    void aReplayTakesNothingForADispatch() throws Exception {
        try (Trial trial = new Trial()) {
            List<Dispatch> same = Collections.nCopies(DISPATCHES, trial.fill());
            Graph graph = trial.gpu.graph(same);
            assertThat(graph.dispatches()).isEqualTo(DISPATCHES);
            assertThat(graph.barriers()).isEqualTo(DISPATCHES - 1);
            replay(trial, graph);
            taken();
            long before = taken();
            replay(trial, graph);
            // What looking itself takes is in there, too.
            assertThat(taken() - before).isLessThan((long) DISPATCHES * REPLAYS * 16);
        }
    }
}
