package dev.inkling.nnlib.tensor;

import java.util.Locale;

/** A tensor as text, the way PyTorch writes it: aligned columns, long dimensions cut in the middle. */
final class Print {
    private static final int EDGE = 3;
    private static final int FULL = 1000;

    private final float[] values;
    private final int[] shape;
    private final boolean cut;
    private final boolean whole;
    private final boolean scientific;
    private final StringBuilder text = new StringBuilder("tensor(");
    private int width;

    private Print(Tensor tensor) {
        values = tensor.peek();
        shape = tensor.shape();
        cut = values.length > FULL;
        boolean allWhole = true;
        float largest = 0;
        float smallest = Float.POSITIVE_INFINITY;
        for (float v : values) {
            if (Float.isNaN(v) || Float.isInfinite(v)) continue;
            allWhole &= v == Math.rint(v);
            if (v != 0) {
                largest = Math.max(largest, Math.abs(v));
                smallest = Math.min(smallest, Math.abs(v));
            }
        }
        whole = allWhole;
        scientific = largest >= 1e8f || (!whole && (smallest < 1e-4f || largest / smallest > 1000 && smallest < 1e-3f));
    }

    static String text(Tensor tensor) {
        return new Print(tensor).print(tensor);
    }

    private String print(Tensor tensor) {
        visit(0, 0, true);
        visit(0, 0, false);
        if (cut || values.length == 0) text.append(", shape=").append(Shape.text(shape));
        if (tensor.creator() != null)
            text.append(", from=").append(tensor.creator().name());
        else if (tensor.requiresGrad()) text.append(", requiresGrad");
        return text.append(')').toString();
    }

    /** Once to find the widest number, once to write. */
    private void visit(int dim, int at, boolean measure) {
        if (dim == shape.length) {
            String number = number(values[at]);
            if (measure) width = Math.max(width, number.length());
            else pad(number);
            return;
        }
        int step = 1;
        for (int d = dim + 1; d < shape.length; d++) step *= shape[d];
        if (!measure) text.append('[');
        for (int i = 0; i < shape[dim]; i++) {
            boolean skip = cut && shape[dim] > 2 * EDGE && i == EDGE;
            if (!measure && i > 0) separate(dim);
            if (skip) {
                if (!measure) {
                    text.append("...");
                    separate(dim);
                }
                i = shape[dim] - EDGE;
            }
            visit(dim + 1, at + i * step, measure);
        }
        if (!measure) text.append(']');
    }

    private void separate(int dim) {
        int below = shape.length - dim - 1;
        if (below == 0) {
            text.append(", ");
            return;
        }
        text.append(',');
        for (int i = 0; i < below; i++) text.append('\n');
        for (int i = 0; i < "tensor(".length() + dim + 1; i++) text.append(' ');
    }

    private void pad(String number) {
        for (int i = number.length(); i < width; i++) text.append(' ');
        text.append(number);
    }

    private String number(float v) {
        if (Float.isNaN(v)) return "nan";
        if (Float.isInfinite(v)) return v > 0 ? "inf" : "-inf";
        if (scientific) return String.format(Locale.ROOT, "%.4e", v);
        return whole ? String.format(Locale.ROOT, "%.0f.", v) : String.format(Locale.ROOT, "%.4f", v);
    }
}
