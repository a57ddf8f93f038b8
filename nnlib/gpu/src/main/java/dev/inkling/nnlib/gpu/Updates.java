package dev.inkling.nnlib.gpu;

import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.Recorded;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The optimizer's step for many parameters as one dispatch: a table says where each parameter lies.
 *
 * @param count how many lines of the plan it stands for
 */
record Updates(Dispatch dispatch, GpuStorage table, int count) {
    /** Where its parts lie: the parameter and its moments, the gradient, the numbers of the step. */
    private static final int PLACES = 3;

    /** Those that begin at this line; null where there are not two or more. */
    static Updates from(GpuBackend backend, List<Recorded> steps, int first) {
        Kernel kernel = steps.get(first).kernel;
        if (kernel == null || kernel.primitive != Primitive.FUSED) return null;
        if (!kernel.name.equals(FusedBinder.ADAM) && !kernel.name.equals(FusedBinder.SGD)) return null;
        int alignment = backend.gpu().facts().alignment();
        Range[] ranges = new Range[PLACES];
        List<Operand[]> all = new ArrayList<>();
        int elements = 0;
        for (int i = first; i < steps.size(); i++) {
            Kernel next = steps.get(i).kernel;
            if (next == null || !next.name.equals(kernel.name)) break;
            if (!Operand.areAlike(Arrays.copyOf(next.in, next.in.length - 1))) break;
            Operand[] operands = new Operand[next.in.length];
            Range[] grown = ranges.clone();
            boolean fits = true;
            for (int j = 0; j < operands.length; j++) {
                operands[j] = new Operand(next.in[j], alignment);
                Range range = operands[j].range;
                int place = place(j, operands.length);
                fits &= grown[place] == null || grown[place].block() == range.block();
                grown[place] = grown[place] == null ? range : grown[place].with(range);
            }
            if (!fits) break;
            ranges = grown;
            all.add(operands);
            elements += next.in[0].count();
        }
        if (all.size() < 2) return null;
        int[] table = table(all, ranges);
        GpuStorage places = backend.own(table.length);
        backend.put(table, places);
        Dispatches dispatches = new Dispatches(backend.gpu());
        dispatches.threads(
                kernel.name + "-many",
                elements,
                new int[] {elements, all.size()},
                ranges[0],
                ranges[1],
                ranges[2],
                new Operand(View.of(places, table.length), alignment).range);
        return new Updates(dispatches.all().get(0), places, all.size());
    }

    private static int place(int operand, int operands) {
        return Math.max(0, operand - (operands - PLACES));
    }

    /** Of each parameter its first element among all, and where it, its moments, its gradient and its numbers begin. */
    private static int[] table(List<Operand[]> all, Range[] ranges) {
        Words words = new Words();
        int elements = 0;
        for (Operand[] operands : all) {
            words.add(elements);
            elements += operands[0].view.count();
            for (int j = 0; j < operands.length; j++) {
                operands[j].range = ranges[place(j, operands.length)];
                words.add(operands[j].offset());
            }
        }
        return words.all();
    }
}
