package dev.inkling.nnlib.trace;

import dev.inkling.nnlib.compute.Recorded;
import dev.inkling.nnlib.compute.View;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings what the host does in front of all kernels, wherever none of them could see that: a device can then take the
 * kernels at once.
 */
final class HostFirst {
    private HostFirst() {}

    static List<Recorded> of(List<Recorded> steps) {
        List<Recorded> front = new ArrayList<>();
        List<Recorded> rest = new ArrayList<>();
        for (Recorded step : steps) {
            if (step.kernel == null && canComeFirst(step, rest)) front.add(step);
            else rest.add(step);
        }
        front.addAll(rest);
        return front;
    }

    private static boolean canComeFirst(Recorded host, List<Recorded> before) {
        View[] written = host.host.written();
        if (written == null) return false;
        for (Recorded step : before) {
            if (step.kernel == null || touches(step.kernel.in, written) || touches(step.kernel.out, written))
                return false;
        }
        return true;
    }

    private static boolean touches(View[] some, View[] others) {
        for (View a : some) for (View b : others) if (a.storage == b.storage) return true;
        return false;
    }
}
