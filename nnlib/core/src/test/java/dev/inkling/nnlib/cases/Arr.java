package dev.inkling.nnlib.cases;

import dev.inkling.nnlib.tensor.Tensor;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** A double-precision array of any shape, for references that are slow and plain. */
final class Arr {
    final int[] shape;
    final double[] data;

    Arr(int[] shape, double[] data) {
        this.shape = shape;
        this.data = data;
    }

    static Arr zeros(int... shape) {
        return new Arr(shape, new double[count(shape)]);
    }

    /** Each element computed from its index. */
    static Arr of(int[] shape, ToDoubleFunction<int[]> element) {
        Arr result = zeros(shape);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = element.applyAsDouble(result.index(i));
        }
        return result;
    }

    static Arr scalar(double value) {
        return new Arr(new int[0], new double[] {value});
    }

    static int count(int[] shape) {
        int n = 1;
        for (int size : shape) {
            n *= size;
        }
        return n;
    }

    int rank() {
        return shape.length;
    }

    double at(int... index) {
        return data[flat(index)];
    }

    void add(double value, int... index) {
        data[flat(index)] += value;
    }

    /** The element that broadcasting to an index of higher rank reads. */
    double wide(int[] index) {
        int lead = index.length - shape.length;
        int[] own = new int[shape.length];
        for (int d = 0; d < own.length; d++) {
            own[d] = shape[d] == 1 ? 0 : index[d + lead];
        }
        return at(own);
    }

    private int flat(int[] index) {
        if (index.length != shape.length) {
            throw new AssertionError(Arrays.toString(index) + " into " + Arrays.toString(shape));
        }
        int flat = 0;
        for (int d = 0; d < shape.length; d++) {
            if (index[d] < 0 || index[d] >= shape[d]) {
                throw new AssertionError(Arrays.toString(index) + " into " + Arrays.toString(shape));
            }
            flat = flat * shape[d] + index[d];
        }
        return flat;
    }

    int[] index(int flat) {
        int[] index = new int[shape.length];
        int rest = flat;
        for (int d = shape.length - 1; d >= 0; d--) {
            index[d] = rest % shape[d];
            rest /= shape[d];
        }
        return index;
    }

    Arr map(DoubleUnaryOperator f) {
        return new Arr(shape, Arrays.stream(data).map(f).toArray());
    }

    static Arr zip(Arr a, Arr b, DoubleBinaryOperator f) {
        return of(broadcast(a.shape, b.shape), i -> f.applyAsDouble(a.wide(i), b.wide(i)));
    }

    static int[] broadcast(int[] a, int[] b) {
        int[] shape = new int[Math.max(a.length, b.length)];
        for (int d = 0; d < shape.length; d++) {
            int i = d - shape.length;
            shape[d] = Math.max(a.length + i < 0 ? 1 : a[a.length + i], b.length + i < 0 ? 1 : b[b.length + i]);
        }
        return shape;
    }

    Arr reshape(int... sizes) {
        return new Arr(sizes, data);
    }

    double sum() {
        return Arrays.stream(data).sum();
    }

    Arr mean() {
        return scalar(sum() / data.length);
    }

    Arr copy() {
        return new Arr(shape, data.clone());
    }

    Tensor tensor() {
        float[] floats = new float[data.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) data[i];
        }
        return Tensor.wrap(floats, shape);
    }
}
