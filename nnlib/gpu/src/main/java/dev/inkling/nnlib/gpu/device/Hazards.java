package dev.inkling.nnlib.gpu.device;

import java.util.ArrayList;
import java.util.List;

/**
 * Says where a barrier has to stand: before a dispatch that reads what was written, or writes what was read or written,
 * since the last barrier. It looks at bytes, not at blocks: temporaries that share a block do not wait for each other.
 */
public class Hazards {
    private final List<Range> reads = new ArrayList<>();
    private final List<Range> writes = new ArrayList<>();

    /** Whether a barrier has to come before this dispatch; it is noted as run either way. */
    public boolean barrierBefore(Dispatch next) {
        List<Binding> bindings = next.program().source().bindings();
        boolean barrier = false;
        for (int i = 0; i < bindings.size() && !barrier; i++) {
            Range range = next.ranges().get(i);
            barrier = meets(writes, range) || bindings.get(i).access().writes() && meets(reads, range);
        }
        if (barrier) clear();
        for (int i = 0; i < bindings.size(); i++) {
            if (bindings.get(i).access().reads()) reads.add(next.ranges().get(i));
            if (bindings.get(i).access().writes()) writes.add(next.ranges().get(i));
        }
        return barrier;
    }

    /** A barrier stands here. */
    public void clear() {
        reads.clear();
        writes.clear();
    }

    /** Whether anything ran since the last barrier. */
    public boolean isClear() {
        return reads.isEmpty() && writes.isEmpty();
    }

    private static boolean meets(List<Range> some, Range range) {
        for (Range one : some) {
            if (one.meets(range)) return true;
        }
        return false;
    }
}
