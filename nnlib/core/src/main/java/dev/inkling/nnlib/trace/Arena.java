package dev.inkling.nnlib.trace;

import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Recorded;
import dev.inkling.nnlib.compute.Storage;
import dev.inkling.nnlib.compute.View;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Places the temporaries of a plan in one stretch of memory: two that are never needed at the same time may lie on the
 * same floats.
 */
final class Arena {
    private static final class Span {
        final int size;
        final int born;
        int last;
        int offset;

        Span(int size, int born) {
            this.size = size;
            this.born = born;
        }

        boolean meets(Span other) {
            return born <= other.last && other.born <= last;
        }
    }

    private final IdentityHashMap<Storage, Span> spans = new IdentityHashMap<>();
    private final int alignment;
    private int size;
    private long total;

    /** With every temporary at a multiple of so many floats. */
    Arena(List<Recorded> steps, Set<Storage> temporaries, List<View> results, int alignment) {
        this.alignment = alignment;
        for (int i = 0; i < steps.size(); i++) {
            Kernel kernel = steps.get(i).kernel;
            if (kernel == null) continue;
            for (View v : kernel.out) touch(v.storage, i, temporaries);
            for (View v : kernel.in) touch(v.storage, i, temporaries);
        }
        for (View result : results) touch(result.storage, steps.size(), temporaries);
        place();
    }

    private int aligned(int floats) {
        return (floats + alignment - 1) / alignment * alignment;
    }

    private void touch(Storage storage, int step, Set<Storage> temporaries) {
        if (!temporaries.contains(storage)) return;
        spans.computeIfAbsent(storage, s -> new Span(aligned(s.size()), step)).last = step;
    }

    /** The largest first, each at the lowest place that is free for its whole life. */
    private void place() {
        List<Span> open = new ArrayList<>(spans.values());
        open.sort((a, b) -> a.size != b.size ? Integer.compare(b.size, a.size) : Integer.compare(a.born, b.born));
        List<Span> placed = new ArrayList<>(); // by offset
        for (Span span : open) {
            int offset = 0;
            for (Span other : placed) {
                if (!span.meets(other)) continue;
                if (other.offset - offset >= span.size) break;
                offset = Math.max(offset, other.offset + other.size);
            }
            span.offset = offset;
            int at = 0;
            while (at < placed.size() && placed.get(at).offset <= offset) at++;
            placed.add(at, span);
            size = Math.max(size, offset + span.size);
            total += span.size;
        }
    }

    /** Floats of the whole arena. */
    int size() {
        return size;
    }

    /** Floats that the temporaries would take side by side. */
    long total() {
        return total;
    }

    /** A view where it lies now: in the arena if it is a temporary's. */
    View place(View view, Storage memory) {
        Span span = spans.get(view.storage);
        return span == null ? view : view.movedTo(memory, span.offset);
    }
}
