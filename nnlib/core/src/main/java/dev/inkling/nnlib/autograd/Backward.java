package dev.inkling.nnlib.autograd;

import dev.inkling.nnlib.compute.Modes;
import dev.inkling.nnlib.tensor.Shape;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The walk from a result to everything it came from, youngest operation first, without recursion. */
public final class Backward {
    private Backward() {}

    public static void run(Tensor result, Tensor upstream) {
        if (!result.requiresGrad())
            throw new IllegalStateException("backward: nothing that led to this tensor requires a gradient");
        if (!Shape.same(result.data().shape, upstream.data().shape)) {
            throw new IllegalArgumentException("backward: the upstream gradient is " + Shape.text(upstream.shape())
                    + ", the result " + Shape.text(result.shape()));
        }
        Modes modes = Modes.current();
        boolean noting = modes.gradients(false);
        try {
            if (result.creator() == null) {
                result.gradientBuffer().add(upstream.data());
                return;
            }
            result.creator().receive(upstream);
            for (Op op : operations(result)) {
                Tensor up = op.takeUpstream();
                if (up == null) continue;
                if (op.retained() != null) op.retained().add(up.data());
                if (modes.checking()) Anomaly.backward(op, up);
                else op.backward(up);
            }
        } finally {
            modes.gradients(noting);
        }
    }

    /** Every operation that led to a result, the last one first. */
    public static List<Op> operations(Tensor result) {
        List<Op> found = new ArrayList<>();
        if (result.creator() == null) return found;
        Set<Op> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Op> open = new ArrayDeque<>();
        open.push(result.creator());
        seen.add(result.creator());
        while (!open.isEmpty()) {
            Op op = open.pop();
            found.add(op);
            for (Tensor input : op.inputs()) {
                Op source = input.creator();
                if (source != null && seen.add(source)) open.push(source);
            }
        }
        found.sort((a, b) -> Long.compare(b.number(), a.number()));
        return found;
    }
}
