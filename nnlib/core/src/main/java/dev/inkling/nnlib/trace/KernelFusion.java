package dev.inkling.nnlib.trace;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Recorded;
import dev.inkling.nnlib.compute.Storage;
import dev.inkling.nnlib.compute.View;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Fuses two kernels in whose place a backend has one: the second comes early, to where the first stands, and so
 * does what the host does for it, as long as nobody between them could see that. The first does not wait: what it reads
 * would be held in memory until then.
 */
final class KernelFusion {
    private final Set<Storage> temporaries;
    private final List<View> results;

    KernelFusion(Set<Storage> temporaries, List<View> results) {
        this.temporaries = temporaries;
        this.results = results;
    }

    /** The steps with one in place of two wherever that backend has such a one. */
    List<Recorded> joined(Backend backend, List<Recorded> steps) {
        IdentityHashMap<Storage, Integer> uses = uses(steps);
        List<Recorded> kept = new ArrayList<>(steps);
        int i = 0;
        while (i < kept.size()) {
            if (!joined(backend, kept, i, uses)) i++;
        }
        return kept;
    }

    /** Whether the kernel there is now one with another that stood before it. */
    private boolean joined(Backend backend, List<Recorded> kept, int i, IdentityHashMap<Storage, Integer> uses) {
        Kernel second = kept.get(i).kernel;
        int at = second == null ? -1 : source(kept, i);
        if (at < 0 || !canComeEarly(second, kept.subList(at + 1, i))) return false;
        Kernel first = kept.get(at).kernel;
        Kernel one = backend.fuse(first, second);
        if (one == null || !keepsWhatIsRead(first, one, uses)) return false;
        kept.set(at, Recorded.of(one));
        kept.remove(i);
        for (int j = at + 1; j < i; j++) if (kept.get(j).kernel == null) kept.add(at++, kept.remove(j));
        return true;
    }

    private IdentityHashMap<Storage, Integer> uses(List<Recorded> steps) {
        IdentityHashMap<Storage, Integer> uses = new IdentityHashMap<>();
        for (View result : results) uses.merge(result.storage, 2, Integer::sum);
        for (Recorded step : steps) {
            if (step.kernel == null) continue;
            for (View out : step.kernel.out) uses.merge(out.storage, 1, Integer::sum);
            for (View in : step.kernel.in) uses.merge(in.storage, 1, Integer::sum);
        }
        return uses;
    }

    /** Where the last kernel stands that writes something this one reads; -1 if there is none. */
    private static int source(List<Recorded> steps, int reader) {
        View[] in = steps.get(reader).kernel.in;
        for (int i = reader - 1; i >= 0; i--) {
            Kernel kernel = steps.get(i).kernel;
            if (kernel != null && meet(kernel.out, in)) return i;
        }
        return -1;
    }

    /** Whether nothing is lost: what the one no longer writes is written once and read once, by these two. */
    private boolean keepsWhatIsRead(Kernel first, Kernel one, IdentityHashMap<Storage, Integer> uses) {
        for (View out : first.out) {
            boolean kept = false;
            for (View other : one.out) kept |= other.storage == out.storage;
            if (!kept && !(temporaries.contains(out.storage) && uses.get(out.storage) == 2)) return false;
        }
        return true;
    }

    /**
     * Whether these kernels, of which none writes what it reads, do not touch what it writes either; nor what the host
     * writes among them, which would come early too.
     */
    private static boolean canComeEarly(Kernel kernel, List<Recorded> steps) {
        for (int i = 0; i < steps.size(); i++) {
            Recorded step = steps.get(i);
            if (step.kernel == null ? !canComeEarly(step, steps.subList(0, i)) : touches(step.kernel, kernel.out))
                return false;
        }
        return true;
    }

    private static boolean canComeEarly(Recorded host, List<Recorded> steps) {
        View[] written = host.host.written();
        if (written == null) return false;
        for (Recorded step : steps) if (step.kernel != null && touches(step.kernel, written)) return false;
        return true;
    }

    private static boolean touches(Kernel kernel, View[] views) {
        return meet(kernel.in, views) || meet(kernel.out, views);
    }

    private static boolean meet(View[] some, View[] others) {
        for (View a : some) for (View b : others) if (a.storage == b.storage) return true;
        return false;
    }
}
