package dev.inkling.nnlib.gpu;

import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Gpu;
import dev.inkling.nnlib.gpu.device.Range;
import java.util.List;
import java.util.Set;

/** Brings a fused kernel to programs; where operands lie as no program takes them, the caller composes. */
final class FusedBinder {
    /** Ends the names of layers whose results are no smaller than a value that they are given as last operand. */
    static final String AT_LEAST = "_max";

    /** Ends the name of what passes only where the last operand is above zero. */
    static final String GATED = "_gate";

    static final String LINEAR = "linear";
    static final String MATMUL = "matmul";
    /** A product, and the sum of each row of its first operand. */
    static final String MATMUL_SUMS = "matmul_sums";

    static final String CONV = "conv2d";
    static final String POOL_BACK = "max_pool2d_backward";
    static final String ADAM = "adam";
    static final String SGD = "sgd";
    static final String CROSS_ENTROPY = "cross_entropy";

    private static final Set<String> OTHERS = Set.of(
            LINEAR,
            LINEAR + AT_LEAST,
            MATMUL + GATED,
            MATMUL_SUMS,
            CONV,
            CONV + AT_LEAST,
            "conv2d_weight",
            "conv2d_input",
            "max_pool2d",
            POOL_BACK,
            POOL_BACK + GATED,
            "log_softmax",
            "log_softmax_backward",
            CROSS_ENTROPY,
            "cross_entropy_backward",
            ADAM,
            SGD);

    private final Products products;
    private final Range status;
    private final Dispatches dispatches;
    private final View[] in;
    private final View[] out;
    private final Kernel kernel;

    private FusedBinder(Gpu gpu, Products products, Range status, Kernel kernel) {
        this.products = products;
        this.status = status;
        this.kernel = kernel;
        dispatches = new Dispatches(gpu);
        in = kernel.in;
        out = kernel.out;
    }

    static boolean knows(String name) {
        return Operations.knows(name) || OTHERS.contains(name);
    }

    /** Its dispatches, or null. */
    static List<Dispatch> bind(Gpu gpu, Products products, Range status, Kernel kernel) {
        FusedBinder binder = new FusedBinder(gpu, products, status, kernel);
        return binder.bound() ? binder.dispatches.all() : null;
    }

    private boolean bound() {
        if (out[0].count() == 0) return false;
        for (View view : in) if (view.count() == 0) return false;
        if (Operations.knows(kernel.name)) return elementwise();
        return switch (kernel.name) {
            case LINEAR, LINEAR + AT_LEAST -> linear();
            case MATMUL + GATED -> gatedProduct();
            case MATMUL_SUMS -> summedProduct();
            case CONV, CONV + AT_LEAST -> conv();
            case "conv2d_weight" -> convWeight();
            case "conv2d_input" -> convInput();
            case "max_pool2d" -> pool();
            case POOL_BACK, POOL_BACK + GATED -> poolBack();
            case "log_softmax" -> logSoftmax();
            case "log_softmax_backward" -> logSoftmaxBack();
            case CROSS_ENTROPY -> crossEntropy();
            case "cross_entropy_backward" -> crossEntropyBack();
            case ADAM -> adam();
            case SGD -> sgd();
            default -> throw new IllegalArgumentException("the GPU has no fused kernel '" + kernel.name + "'");
        };
    }

    private Operand operand(View view) {
        return dispatches.operand(view);
    }

    private boolean elementwise() {
        View[] wide = new View[in.length];
        for (int i = 0; i < in.length; i++) wide[i] = in[i].sameShape(out[0]) ? in[i] : in[i].expand(out[0].shape);
        Binder.elementwise(dispatches, kernel.name, out[0], wide);
        return true;
    }

    private boolean linear() {
        View weight = in[1].transpose(0, 1);
        if (!products.fits(out[0])) return false;
        if (in.length > 3) return products.rectified(dispatches, in[0], weight, in[2], in[3], out[0]);
        products.biased(dispatches, in[0], weight, in[2], out[0]);
        return true;
    }

    private boolean gatedProduct() {
        if (!products.fits(out[0])) return false;
        products.gated(dispatches, in[0], in[1], in[2], out[0]);
        return true;
    }

    private boolean summedProduct() {
        if (!products.fits(out[0])) return false;
        products.summed(dispatches, in[0], in[1], out[0], out[1], out[1].strides[1]);
        return true;
    }

    /** Whether rows, planes and pictures lie one after the other. */
    private boolean isFlat() {
        boolean flat = true;
        for (View view : out) flat &= view.isContiguous();
        for (View view : in) flat &= view.isContiguous() || view.isOneValue();
        return flat;
    }

    private Words shape(View pictures, View weights, View after) {
        return new Words()
                .add(pictures.shape)
                .add(weights.shape[0], weights.shape[2], after.shape[2], after.shape[3])
                .add(kernel.ints);
    }

    private boolean conv() {
        if (!isFlat()) return false;
        boolean rectified = kernel.name.equals(CONV + AT_LEAST);
        boolean biased = in.length > (rectified ? 3 : 2);
        Operand to = operand(out[0]);
        Operand pictures = operand(in[0]);
        Operand weights = operand(in[1]);
        Operand bias = biased ? operand(in[2]) : null;
        Operand least = rectified ? operand(in[in.length - 1]) : null;
        if (biased && rectified) {
            if (bias.range.block() != least.range.block()) return false;
            bias.range = bias.range.with(least.range);
            least.range = bias.range;
        }
        Range with = biased ? bias.range : rectified ? least.range : weights.range;
        int[] words = shape(in[0], in[1], out[0])
                .add(to.offset(), pictures.offset(), weights.offset())
                .add(biased ? 1 : 0, biased ? bias.offset() : 0)
                .add(rectified ? 1 : 0, rectified ? least.offset() : 0)
                .all();
        int[] o = out[0].shape;
        int threads = o[0] * ((o[1] + 3) / 4) * o[2] * o[3];
        dispatches.threads("conv", threads, words, to.range, pictures.range, weights.range, with);
        return true;
    }

    private boolean convInput() {
        if (!isFlat()) return false;
        Operand to = operand(out[0]);
        Operand weights = operand(in[0]);
        Operand up = operand(in[1]);
        int[] words = shape(out[0], in[0], in[1])
                .add(to.offset(), up.offset(), weights.offset())
                .all();
        int[] p = out[0].shape;
        int threads = p[0] * ((p[1] + 3) / 4) * p[2] * p[3];
        dispatches.threads("conv-input", threads, words, to.range, up.range, weights.range);
        return true;
    }

    private boolean convWeight() {
        if (!isFlat()) return false;
        Operand to = operand(out[0]);
        Operand pictures = operand(in[0]);
        Operand up = operand(in[1]);
        int[] words = shape(in[0], out[0], in[1])
                .add(to.offset(), pictures.offset(), up.offset())
                .all();
        dispatches.groups("conv-weight", out[0].count(), words, to.range, pictures.range, up.range);
        return true;
    }

    private boolean pool() {
        View x = in[0];
        if (!out[0].isContiguous() || !out[1].isContiguous()) return false;
        Operand to = operand(out[0]);
        Operand places = operand(out[1]);
        Operand from = operand(x);
        int[] words = new Words()
                .add(out[0].count(), x.shape[1], x.shape[2], x.shape[3])
                .add(out[0].shape[2], out[0].shape[3])
                .add(kernel.ints)
                .add(to.offset(), places.offset(), from.offset())
                .add(x.strides)
                .all();
        dispatches.threads("pool", out[0].count(), words, to.range, places.range, from.range);
        return true;
    }

    private boolean poolBack() {
        if (!isFlat()) return false;
        boolean gated = in.length > 2;
        int planes = out[0].shape[0] * out[0].shape[1];
        Operand to = operand(out[0]);
        Operand up = operand(in[0]);
        Operand places = operand(in[1]);
        Words words =
                new Words().add(planes, out[0].shape[2], in[0].shape[2]).add(to.offset(), up.offset(), places.offset());
        if (gated) {
            Operand picture = operand(in[2]);
            words.add(picture.offset());
            dispatches.groups("pool-back-gated", planes, words.all(), to.range, up.range, places.range, picture.range);
        } else {
            dispatches.groups("pool-back", planes, words.all(), to.range, up.range, places.range);
        }
        return true;
    }

    /** A view of rows, or null where its outer dimensions are not one. */
    private static View rows(View view) {
        if (view.rank() == 2) return view;
        if (view.rank() == 0 || !view.isContiguous()) return null;
        int columns = view.shape[view.rank() - 1];
        return new View(view.storage, view.offset, new int[] {view.count() / columns, columns}, new int[] {columns, 1});
    }

    private boolean logSoftmax() {
        View x = rows(in[0]);
        View y = rows(out[0]);
        if (x == null || y == null) return false;
        Operand from = operand(x);
        Operand to = operand(y);
        int[] words = new Words().add(x.shape).laid(from, to).all();
        dispatches.groups("log-softmax", x.shape[0], words, to.range, from.range);
        return true;
    }

    private boolean logSoftmaxBack() {
        View up = rows(in[0]);
        View y = rows(in[1]);
        View x = rows(out[0]);
        if (up == null || y == null || x == null) return false;
        Operand from = operand(y);
        Operand to = operand(x);
        Operand of = operand(up);
        int[] words = new Words().add(y.shape).laid(from, to, of).all();
        dispatches.groups("log-softmax-back", y.shape[0], words, to.range, from.range, of.range);
        return true;
    }

    private boolean crossEntropy() {
        View x = in[0];
        View classes = in[1];
        Operand losses = operand(out[0]);
        Operand logs = operand(out[1]);
        if (losses.range.block() != logs.range.block()) return false;
        losses.range = losses.range.with(logs.range);
        logs.range = losses.range;
        Operand from = operand(x);
        Operand numbers = operand(classes);
        int[] words = new Words()
                .add(x.shape)
                .laid(from, logs)
                .add(losses.offset(), out[0].strides[0])
                .add(numbers.offset(), classes.strides[0])
                .all();
        dispatches.groups("cross-entropy", x.shape[0], words, logs.range, from.range, numbers.range, status);
        return true;
    }

    private boolean crossEntropyBack() {
        if (!out[0].isContiguous() || !in[1].isContiguous()) return false;
        Operand to = operand(out[0]);
        Operand up = operand(in[0]);
        Operand logs = operand(in[1]);
        Operand numbers = operand(in[2]);
        int[] words = new Words()
                .add(out[0].shape)
                .add(to.offset(), up.offset(), in[0].strides[0], logs.offset())
                .add(numbers.offset(), in[2].strides[0])
                .all();
        dispatches.threads("cross-entropy-back", out[0].count(), words, to.range, up.range, logs.range, numbers.range);
        return true;
    }

    private boolean adam() {
        if (!Operand.areAlike(in[0], in[1], in[2], in[3])) return false;
        Operand p = operand(in[0]);
        Operand m = operand(in[1]);
        Operand v = operand(in[2]);
        Operand g = operand(in[3]);
        Operand numbers = operand(in[4]);
        int count = in[0].count();
        boolean together = p.range.block() == m.range.block() && p.range.block() == v.range.block();
        if (together) {
            Range all = p.range.with(m.range).with(v.range);
            p.range = all;
            m.range = all;
            v.range = all;
        }
        int[] words = {count, numbers.offset(), p.offset(), m.offset(), v.offset(), g.offset()};
        if (together) {
            dispatches.threads("adam", count, words, p.range, g.range, numbers.range);
        } else {
            dispatches.threads("adam-moments", count, words, m.range, v.range, g.range, numbers.range);
            dispatches.threads("adam-parameter", count, words, p.range, m.range, v.range, numbers.range);
        }
        return true;
    }

    private boolean sgd() {
        if (!Operand.areAlike(in[0], in[1], out[0]) || out[0].storage != in[0].storage) return false;
        Operand p = operand(in[0]);
        Operand g = operand(in[1]);
        Operand rate = operand(in[2]);
        int count = in[0].count();
        int[] words = {count, rate.offset(), p.offset(), g.offset()};
        dispatches.threads("sgd", count, words, p.range, g.range, rate.range);
        return true;
    }
}
