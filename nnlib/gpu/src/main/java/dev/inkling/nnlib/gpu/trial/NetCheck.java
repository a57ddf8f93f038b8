package dev.inkling.nnlib.gpu.trial;

import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.gpu.GpuBackend;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;

/** Whether a net learns on a device what it learns on the CPU, and the same bits each time. */
final class NetCheck {
    /** Few samples, so that it takes seconds even on a slow device; the programs are those of any batch. */
    private static final int BATCH = 2;

    private static final int COMPARED = 20;
    private static final int REPEATED = 100;
    /** Steps between two looks at whether it goes on. */
    private static final int EVERY = 10;

    static final int PARTS = (COMPARED + 2 * REPEATED) / EVERY;
    private static final double TOLERANCE = 1e-3;

    private final NetTrial.Net net;
    private final GpuBackend gpu;
    private final Predicate<String> next;

    /** The predicate is told what comes, and answers false to end. */
    NetCheck(NetTrial.Net net, GpuBackend gpu, Predicate<String> next) {
        this.net = net;
        this.gpu = gpu;
        this.next = next;
    }

    /** What is wrong, in a sentence; null where nothing is, or where it was ended. */
    String wrong() {
        NetTrial here = new NetTrial(net, Devices.open("cpu", 1), BATCH);
        NetTrial there = new NetTrial(net, gpu, BATCH);
        for (int i = 0; i < COMPARED; i++) {
            if (i % EVERY == 0 && !next.test(net.word)) return null;
            float loss = there.step(i).item();
            float right = here.step(i).item();
            if (!(Math.abs(loss - right) <= TOLERANCE * right)) {
                return String.format(
                        Locale.ROOT, "after %d steps its loss is %s, and on the CPU %s", i + 1, loss, right);
            }
        }
        float[] first = repeated();
        float[] again = first == null ? null : repeated();
        if (again == null) return null;
        for (int i = 0; i < first.length; i++) {
            if (Float.floatToRawIntBits(first[i]) == Float.floatToRawIntBits(again[i])) continue;
            return i < REPEATED
                    ? "step " + (i + 1) + " has another loss the second time"
                    : "it learns other weights the second time";
        }
        return null;
    }

    /** The losses of many steps, and the weights after them; null where it was ended. */
    private float[] repeated() {
        NetTrial trial = new NetTrial(net, gpu, BATCH);
        float[] losses = new float[REPEATED];
        for (int i = 0; i < REPEATED; i++) {
            if (i % EVERY == 0 && !next.test(net.word)) return null;
            losses[i] = trial.step(i).item();
        }
        float[] weights = trial.weights();
        float[] all = Arrays.copyOf(losses, REPEATED + weights.length);
        System.arraycopy(weights, 0, all, REPEATED, weights.length);
        return all;
    }
}
