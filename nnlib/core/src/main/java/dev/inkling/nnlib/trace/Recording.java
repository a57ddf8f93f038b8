package dev.inkling.nnlib.trace;

import dev.inkling.nnlib.compute.HostStep;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Recorded;
import dev.inkling.nnlib.compute.Recorder;
import dev.inkling.nnlib.compute.Storage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** What is written down while a step runs for the second time. */
final class Recording implements Recorder {
    final List<Recorded> steps = new ArrayList<>();
    final Set<Storage> temporaries = Collections.newSetFromMap(new IdentityHashMap<>());
    final Set<Runnable> before = Collections.newSetFromMap(new IdentityHashMap<>());

    @Override
    public void kernel(Kernel kernel) {
        steps.add(Recorded.of(kernel));
    }

    @Override
    public void host(HostStep step) {
        steps.add(Recorded.host(step));
    }

    @Override
    public void allocated(Storage storage) {
        temporaries.add(storage);
    }

    @Override
    public void beforeReplay(Runnable action) {
        before.add(action);
    }
}
