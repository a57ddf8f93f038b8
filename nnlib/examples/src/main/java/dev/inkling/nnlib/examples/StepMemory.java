package dev.inkling.nnlib.examples;

import dev.inkling.nnlib.autograd.Recompute;
import dev.inkling.nnlib.loss.CrossEntropy;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Plan;
import dev.inkling.nnlib.trace.Traced;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What a recorded training step holds beside the parameters: its temporaries side by side, as an eager step makes them;
 * in one arena, by their lifetimes; and with the layers of each part computed again in the backward pass.
 */
public final class StepMemory {
    private static final int BATCH = 100;

    private StepMemory() {}

    public static void main(String[] args) {
        report("784-500-10", System.out, 784);
        report("784-256-256-256-256-256-256-256-10", System.out, 784);
        report("convnet", System.out, 1, 28, 28);
    }

    /** Prints a line for the model as it is and one with recomputation; returns the two plans. */
    static List<Plan> report(String model, PrintStream out, int... input) {
        List<Plan> plans = new ArrayList<>();
        for (boolean recompute : new boolean[] {false, true}) {
            long[] nanos = new long[1];
            Plan plan = plan(model, recompute, nanos, input);
            plans.add(plan);
            out.printf(
                    "%-36s %-10s %4d calls, side by side %6d KB, in the arena %6d KB, %7.2f ms a step%n",
                    model,
                    recompute ? "recomputed" : "as it is",
                    plan.calls(),
                    plan.temporaryBytes() / 1024,
                    plan.arenaBytes() / 1024,
                    nanos[0] / 1e6);
        }
        return plans;
    }

    private static Plan plan(String model, boolean recompute, long[] nanos, int... input) {
        Generator generator = new Generator(1);
        Module net = ModelSpec.parse(model).build(generator);
        Adam adam = new Adam(net.parameters(), 1e-3);
        CrossEntropy loss = new CrossEntropy();
        Traced step = Traced.of(
                "train step",
                in -> {
                    Tensor value = loss.of(recompute ? inParts(net, in[0]) : net.forward(in[0]), in[1]);
                    adam.zeroGrad();
                    value.backward();
                    adam.step();
                    return value;
                },
                net,
                adam);
        int[] shape = new int[input.length + 1];
        shape[0] = BATCH;
        System.arraycopy(input, 0, shape, 1, input.length);
        Tensor pictures = Tensor.rand(generator, shape);
        Tensor labels = Tensor.zeros(BATCH);
        nanos[0] = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long start = System.nanoTime();
            step.call(pictures, labels);
            nanos[0] = Math.min(nanos[0], System.nanoTime() - start);
        }
        return step.plan();
    }

    /** The layers in as many parts as each part has layers, each part computed twice. */
    private static Tensor inParts(Module net, Tensor x) {
        List<Module> layers = new ArrayList<>(net.children().values());
        int size = (int) Math.ceil(Math.sqrt(layers.size()));
        Tensor y = x;
        for (int from = 0; from < layers.size(); from += size) {
            List<Module> part = layers.subList(from, Math.min(from + size, layers.size()));
            y = Recompute.of(z -> through(part, z), y);
        }
        return y;
    }

    private static Tensor through(List<Module> layers, Tensor x) {
        Tensor y = x;
        for (Module layer : layers) {
            y = layer.forward(y);
        }
        return y;
    }
}
