package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.View;
import java.util.HashMap;
import java.util.Map;

/**
 * Fused kernels of single elements, in one pass where the composition makes several; each rounds as the primitives it
 * stands for.
 */
final class FusedCall extends Call {
    private enum Formula {
        /** out = up * (y * (1 - y)). */
        SIGMOID_BACKWARD,
        /** out = up * (1 - y * y). */
        TANH_BACKWARD,
        /** out = (t - 1) * max(log1p(-x), -100) - t * max(log x, -100); in = x, t. */
        BCE,
        /** out = up * (x - t) / max((1 - x) * x, 1e-12); in = up, x, t. */
        BCE_BACKWARD,
        /** out = x - t * x + ((|x| - x) * 0.5 + log1p(exp(-|x|))); in = x, t. */
        BCE_LOGITS,
        /** out = up * (sigmoid(x) - t); in = up, x, t. */
        BCE_LOGITS_BACKWARD,
        /** out = p - g * rate; in = p, g, rate. */
        SGD
    }

    private static final Map<String, Formula> BY_NAME = new HashMap<>();

    static {
        for (Formula formula : Formula.values())
            BY_NAME.put(formula.name().toLowerCase(java.util.Locale.ROOT), formula);
    }

    private final Formula formula;
    private final float[] out;
    private final float[] a;
    private final float[] b;
    private final float[] c;
    private final int oo;
    private final int ao;
    private final int bo;
    private final int co;
    /** 0 where the first operand is one value for all. */
    private final int aStep;

    private final int count;

    private FusedCall(Formula formula, Kernel kernel) {
        this.formula = formula;
        View third = kernel.in[kernel.in.length - 1];
        out = CpuStorage.array(kernel.out[0]);
        a = CpuStorage.array(kernel.in[0]);
        b = CpuStorage.array(kernel.in[1]);
        c = CpuStorage.array(third);
        oo = kernel.out[0].offset;
        ao = kernel.in[0].offset;
        bo = kernel.in[1].offset;
        co = third.offset;
        aStep = kernel.in[0].isOneValue() ? 0 : 1;
        count = kernel.out[0].count();
    }

    static boolean knows(String name) {
        return BY_NAME.containsKey(name);
    }

    /** The call, or null where the operands do not lie alike, element after element. */
    static Call of(Kernel kernel) {
        Formula formula = BY_NAME.get(kernel.name);
        int wide = formula == Formula.SGD ? 2 : kernel.in.length;
        View[] views = new View[wide + 1];
        views[wide] = kernel.out[0];
        System.arraycopy(kernel.in, 0, views, 0, wide);
        Loops loops = Loops.over(views);
        boolean flat = loops.outer == null;
        for (int i = 0; i <= wide; i++) flat &= loops.innerStrides[i] == 1 || (i == 0 && kernel.in[0].isOneValue());
        return flat ? new FusedCall(formula, kernel) : null;
    }

    @Override
    public void run() {
        switch (formula) {
            case SIGMOID_BACKWARD -> {
                for (int i = 0; i < count; i++) {
                    float y = b[bo + i];
                    out[oo + i] = a[ao + i * aStep] * (y * (1 - y));
                }
            }
            case TANH_BACKWARD -> {
                for (int i = 0; i < count; i++) {
                    float y = b[bo + i];
                    out[oo + i] = a[ao + i * aStep] * (1 - y * y);
                }
            }
            case BCE -> bce();
            case BCE_BACKWARD -> {
                for (int i = 0; i < count; i++) {
                    float x = b[bo + i];
                    out[oo + i] = a[ao + i * aStep] * (x - c[co + i]) / Math.max((1 - x) * x, 1e-12f);
                }
            }
            case BCE_LOGITS -> bceLogits();
            case BCE_LOGITS_BACKWARD -> {
                for (int i = 0; i < count; i++)
                    out[oo + i] = a[ao + i * aStep] * (FloatMath.sigmoid(b[bo + i]) - c[co + i]);
            }
            case SGD -> {
                float rate = c[co];
                for (int i = 0; i < count; i++) out[oo + i] = a[ao + i] - b[bo + i] * rate;
            }
        }
    }

    private void bce() {
        for (int i = 0; i < count; i++) {
            float x = a[ao + i * aStep];
            float t = b[bo + i];
            float no = Math.max(FloatMath.log1p(-x), -100f);
            out[oo + i] = (t - 1) * no - t * Math.max(FloatMath.log(x), -100f);
        }
    }

    private void bceLogits() {
        for (int i = 0; i < count; i++) {
            float x = a[ao + i * aStep];
            float size = Math.abs(-x);
            float soft = (-x + size) * 0.5f + FloatMath.log1p(FloatMath.exp(-size));
            out[oo + i] = x - b[bo + i] * x + soft;
        }
    }
}
