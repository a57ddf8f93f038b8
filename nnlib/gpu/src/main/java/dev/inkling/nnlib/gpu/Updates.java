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
    /** Those that begin at this line; null where there are not two or more. */
    static Updates from(GpuBackend backend, List<Recorded> steps, int first) {
        Kernel kernel = steps.get(first).kernel;
        if (kernel == null || kernel.primitive != Primitive.FUSED) return null;
        if (!kernel.name.equals(FusedBinder.ADAM) && !kernel.name.equals(FusedBinder.SGD)) return null;
        int alignment = backend.gpu().facts().alignment();
        int gradientAt = kernel.in.length - 2;
        Range memory = null;
        Range gradients = null;
        List<Operand[]> all = new ArrayList<>();
        int elements = 0;
        for (int i = first; i < steps.size(); i++) {
            Kernel next = steps.get(i).kernel;
            if (next == null || !next.name.equals(kernel.name) || !isAlike(next, kernel)) break;
            Operand[] operands = new Operand[gradientAt + 1];
            boolean fits = Operand.areAlike(Arrays.copyOf(next.in, gradientAt + 1));
            for (int j = 0; j <= gradientAt; j++) {
                operands[j] = new Operand(next.in[j], alignment);
                Range other = j < gradientAt ? memory : gradients;
                if (other == null) other = j == 0 || j == gradientAt ? operands[j].range : operands[0].range;
                fits &= operands[j].range.block() == other.block();
            }
            if (!fits) break;
            for (int j = 0; j < gradientAt; j++) {
                memory = memory == null ? operands[j].range : memory.with(operands[j].range);
            }
            Range gradient = operands[gradientAt].range;
            gradients = gradients == null ? gradient : gradients.with(gradient);
            all.add(operands);
            elements += next.in[0].count();
        }
        if (all.size() < 2) return null;
        int[] table = table(all, memory, gradients);
        GpuStorage places = backend.own(table.length);
        backend.put(table, places);
        Operand numbers = new Operand(kernel.in[gradientAt + 1], alignment);
        Dispatches dispatches = new Dispatches(backend.gpu());
        dispatches.threads(
                kernel.name + "-many",
                elements,
                new int[] {elements, numbers.offset(), all.size()},
                memory,
                gradients,
                numbers.range,
                new Operand(View.of(places, table.length), alignment).range);
        return new Updates(dispatches.all().get(0), places, all.size());
    }

    /** Whether both read the same numbers of the step. */
    private static boolean isAlike(Kernel one, Kernel other) {
        View a = one.in[one.in.length - 1];
        View b = other.in[other.in.length - 1];
        return a.storage == b.storage && a.offset == b.offset;
    }

    /** Of each parameter its first element among all, and where it, its moments and its gradient begin. */
    private static int[] table(List<Operand[]> all, Range memory, Range gradients) {
        Words words = new Words();
        int elements = 0;
        for (Operand[] operands : all) {
            words.add(elements);
            elements += operands[0].view.count();
            for (int j = 0; j < operands.length; j++) {
                operands[j].range = j < operands.length - 1 ? memory : gradients;
                words.add(operands[j].offset());
            }
        }
        return words.all();
    }
}
