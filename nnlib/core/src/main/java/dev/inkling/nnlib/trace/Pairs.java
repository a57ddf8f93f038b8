package dev.inkling.nnlib.trace;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Recorded;
import dev.inkling.nnlib.compute.Storage;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Pairs of kernels in whose place a backend has one: the first waits for the second, however far behind it stands, as long as nobody between them could
 * see that it did.
 */
final class Pairs {
    private final Set<Storage> temporaries;
    /** What the host leaves alone while a plan runs. */
    private final Set<Storage> quiet = Collections.newSetFromMap(new IdentityHashMap<>());

    private final List<View> results;

    Pairs(Recording recording, Tensor[] inputs, List<View> results) {
        temporaries = recording.temporaries;
        this.results = results;
        quiet.addAll(temporaries);
        for (Tensor input : inputs) quiet.add(input.data().storage);
    }

    /** The steps with one in place of two wherever that backend has such a one. */
    List<Recorded> joined(Backend backend, List<Recorded> steps) {
        IdentityHashMap<Storage, Integer> uses = new IdentityHashMap<>();
        for (View result : results) uses.merge(result.storage, 2, Integer::sum);
        for (Recorded step : steps) {
            if (step.kernel == null) continue;
            for (View out : step.kernel.out) uses.merge(out.storage, 1, Integer::sum);
            for (View in : step.kernel.in) uses.merge(in.storage, 1, Integer::sum);
        }
        List<Recorded> kept = new ArrayList<>(steps);
        IdentityHashMap<Storage, Integer> written = new IdentityHashMap<>();
        for (int i = 0; i < kept.size(); i++) {
            Kernel second = kept.get(i).kernel;
            if (second == null) continue;
            for (View in : second.in) {
                Integer at = written.get(in.storage);
                Kernel first = at == null ? null : kept.get(at).kernel;
                if (first == null || !canWait(first, kept.subList(at + 1, i))) continue;
                Kernel one = backend.fused(first, second);
                if (one == null || !keepsWhatIsRead(first, one, uses)) continue;
                kept.set(at, null);
                kept.set(i, Recorded.of(one));
                break;
            }
            for (View out : kept.get(i).kernel.out) written.put(out.storage, i);
        }
        kept.removeIf(Objects::isNull);
        return kept;
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

    /** Whether these steps neither read nor write what the kernel writes, nor write what it reads. */
    private boolean canWait(Kernel kernel, List<Recorded> steps) {
        for (Recorded step : steps) {
            if (step == null) continue;
            if (step.kernel == null) {
                if (kernel.key != null) return false;
                for (View in : kernel.in) if (!quiet.contains(in.storage)) return false;
            } else if (meet(kernel.out, step.kernel.in)
                    || meet(kernel.out, step.kernel.out)
                    || meet(kernel.in, step.kernel.out)) {
                return false;
            }
        }
        return true;
    }

    private static boolean meet(View[] some, View[] others) {
        for (View a : some) for (View b : others) if (a.storage == b.storage) return true;
        return false;
    }
}
