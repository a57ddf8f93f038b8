package dev.inkling.nnlib.gles;

import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Graph;
import dev.inkling.nnlib.gpu.device.Hazards;
import java.util.List;

/** Dispatches that are issued again and again. OpenGL ES records nothing, so what is kept is what to call. */
final class GlesGraph implements Graph {
    private final GlThread thread;
    private final Issue[] issues;
    private final boolean[] barriers;
    private final Runnable replay;

    GlesGraph(GlThread thread, Commands commands, List<Dispatch> dispatches, int alignment) {
        this.thread = thread;
        issues = new Issue[dispatches.size()];
        barriers = new boolean[issues.length];
        Hazards hazards = new Hazards();
        for (int i = 0; i < issues.length; i++) {
            issues[i] = new Issue(dispatches.get(i), alignment);
            barriers[i] = hazards.barrierBefore(dispatches.get(i));
        }
        replay = () -> commands.replay(issues, barriers);
    }

    @Override
    public void run() {
        thread.later(replay);
    }

    @Override
    public int dispatches() {
        return issues.length;
    }

    @Override
    public int barriers() {
        int count = 0;
        for (boolean barrier : barriers) if (barrier) count++;
        return count;
    }

    @Override
    public void close() {
        // It has nothing of the device's.
    }
}
