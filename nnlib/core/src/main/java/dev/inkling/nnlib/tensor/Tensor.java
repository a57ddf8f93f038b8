package dev.inkling.nnlib.tensor;

import dev.inkling.nnlib.autograd.Backward;
import dev.inkling.nnlib.autograd.GradientBuffer;
import dev.inkling.nnlib.autograd.Op;
import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.Engine;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Memory;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.Tracing;
import dev.inkling.nnlib.compute.View;

/**
 * Numbers in any number of dimensions: a window (offset, sizes, strides) on flat float32 storage, and the operation
 * that it came from. Class numbers, indices and masks are tensors that hold whole numbers. Names, defaults and meaning
 * follow PyTorch.
 */
public final class Tensor extends TensorViews {
    private View data;
    private final Op creator;
    private boolean requiresGrad;
    private GradientBuffer gradientBuffer;

    /** A tensor over a view that nothing is remembered about. */
    public Tensor(View data) {
        this(data, null);
    }

    /** The result of an operation that gradients flow through; users call the operations instead. */
    public Tensor(View data, Op creator) {
        this.data = data;
        this.creator = creator;
        this.requiresGrad = creator != null;
    }

    // ------------------------------------------------------------------ making

    /** A copy of these values in this shape; no shape means one dimension, or a single value. */
    public static Tensor of(float[] values, int... shape) {
        return wrap(values.clone(), shape);
    }

    /** These very values: where host and device share memory, what is written to the array is seen in the tensor. */
    public static Tensor wrap(float[] values, int... shape) {
        return wrap(Devices.current(), values, shape);
    }

    /** As {@link #wrap(float[], int...)}, on that device. */
    public static Tensor wrap(Backend device, float[] values, int... shape) {
        Tracing.current().refuse("a tensor of host values");
        int[] sizes = shape.length == 0 && values.length != 1
                ? new int[] {values.length}
                : Shape.infer(shape, new int[] {values.length});
        return new Tensor(View.of(device.wrap(values), sizes));
    }

    public static Tensor scalar(float value) {
        return scalar(Devices.current(), value);
    }

    /** A single value on that device. */
    public static Tensor scalar(Backend device, float value) {
        return new Tensor(View.of(device.wrap(new float[] {value})));
    }

    public static Tensor zeros(int... shape) {
        return full(0, shape);
    }

    public static Tensor ones(int... shape) {
        return full(1, shape);
    }

    public static Tensor full(float value, int... shape) {
        return filled(Memory.allocate(Devices.current(), shape.clone()), value);
    }

    private static Tensor filled(View out, float value) {
        Engine.run(Kernel.map(Primitive.COPY, out, scalar(out.storage.backend(), value).data));
        return new Tensor(out);
    }

    /** That value in the shape of another tensor, on its device, lying in memory as it does. */
    public static Tensor fullLike(Tensor other, float value) {
        return filled(Memory.allocateLike(other.device(), other.data), value);
    }

    public static Tensor zerosLike(Tensor other) {
        return fullLike(other, 0);
    }

    /** Ones on the diagonal of n rows and columns. */
    public static Tensor eye(int n) {
        float[] values = new float[n * n];
        for (int i = 0; i < n; i++) values[i * n + i] = 1;
        return new Tensor(View.of(Devices.current().wrap(values), n, n));
    }

    /** 0, 1, ... n - 1. */
    public static Tensor arange(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) values[i] = i;
        return new Tensor(View.of(Devices.current().wrap(values), n));
    }

    /** Uniform in [0, 1). */
    public static Tensor rand(Generator generator, int... shape) {
        return random(Primitive.UNIFORM, generator, Devices.current(), shape);
    }

    /** Uniform in [0, 1), in the shape of another tensor and on its device. */
    public static Tensor randLike(Tensor other, Generator generator) {
        return random(Primitive.UNIFORM, generator, other.device(), other.data.shape);
    }

    /** Normal with mean 0 and deviation 1. */
    public static Tensor randn(Generator generator, int... shape) {
        return random(Primitive.NORMAL, generator, Devices.current(), shape);
    }

    /** Normal with mean 0 and deviation 1, in the shape of another tensor and on its device. */
    public static Tensor randnLike(Tensor other, Generator generator) {
        return random(Primitive.NORMAL, generator, other.device(), other.data.shape);
    }

    private static Tensor random(Primitive kind, Generator generator, Backend device, int[] shape) {
        View out = Memory.allocate(device, shape.clone());
        Engine.run(Kernel.random(kind, generator.reserve(out.count()), out));
        return new Tensor(out);
    }

    // ------------------------------------------------------------------ looking

    public int[] shape() {
        return data.shape.clone();
    }

    /** The size of a dimension; negative ones count from the back. */
    public int size(int dim) {
        return data.shape[Shape.dim("size", dim, data.shape)];
    }

    public int rank() {
        return data.shape.length;
    }

    public int numel() {
        return data.count();
    }

    public boolean isContiguous() {
        return data.isContiguous();
    }

    public boolean sharesStorage(Tensor other) {
        return data.storage == other.data.storage;
    }

    /** The one value of a tensor that has one. */
    public float item() {
        if (numel() != 1)
            throw new IllegalStateException(
                    "item: a tensor of shape " + Shape.text(data.shape) + " has " + numel() + " values, not one");
        return toArray()[0];
    }

    public float get(int... index) {
        if (index.length != rank())
            throw new IllegalArgumentException(
                    "get: " + index.length + " indices for the shape " + Shape.text(data.shape));
        View at = data;
        for (int d = 0; d < index.length; d++) {
            if (index[d] < 0 || index[d] >= data.shape[d])
                throw new IndexOutOfBoundsException(
                        "get: index " + index[d] + " in dimension " + d + " of " + Shape.text(data.shape));
            at = at.slice(d, index[d], 1, 1);
        }
        return new Tensor(at).item();
    }

    /** A row-major copy of the values on the host. */
    public float[] toArray() {
        Tracing.current().refuse("reading a value");
        return peek();
    }

    /** As {@link #toArray}, without asking whether a plan is being recorded: for looking at, not for computing with. */
    public float[] peek() {
        View[] flat = {data};
        Backend backend = data.storage.backend();
        if (!data.isContiguous()) {
            flat[0] = View.of(backend.allocate(data.count()), data.shape);
            Tracing.current().aside(() -> Engine.run(Kernel.map(Primitive.COPY, flat[0], data)));
        }
        float[] values = new float[data.count()];
        backend.read(flat[0].storage, flat[0].offset, values, 0, values.length);
        return values;
    }

    /** Copies all values, row-major, to where an array begins; without allocating if this tensor is contiguous. */
    public void copyTo(float[] values) {
        Tracing.current().refuse("reading a value");
        if (data.isContiguous()) {
            data.storage.backend().read(data.storage, data.offset, values, 0, numel());
        } else {
            System.arraycopy(peek(), 0, values, 0, numel());
        }
    }

    /** Overwrites the values, row-major, from the host. */
    public Tensor copyFrom(float[] values) {
        Tracing.current().refuse("writing values from the host");
        if (values.length != numel())
            throw new IllegalArgumentException(
                    "copyFrom: " + values.length + " values for the shape " + Shape.text(data.shape));
        if (data.isContiguous()) {
            data.storage.backend().write(values, 0, data.storage, data.offset, values.length);
            data.storage.written();
        } else {
            View given = View.of(data.storage.backend().wrap(values), data.shape);
            Tracing.current().aside(() -> Engine.run(Kernel.map(Primitive.COPY, data, given)));
        }
        return this;
    }

    /** The window that kernels work on. */
    public View data() {
        return data;
    }

    @Override
    public String toString() {
        return Print.text(this);
    }

    // ------------------------------------------------------------------ device

    /** Where this tensor lives. */
    public Backend device() {
        return data.storage.backend();
    }

    /** This tensor if it lives on that device already, else a copy there without a graph. */
    public Tensor to(Backend device) {
        if (device == device()) return this;
        return new Tensor(View.of(device.wrap(toArray()), data.shape)).requiresGrad(requiresGrad && creator == null);
    }

    /**
     * Moves this tensor itself, and its gradient, to a device: whoever holds it finds it there. Results that were
     * computed from it, and views of it, stay where they are.
     */
    public Tensor moveTo(Backend device) {
        Tracing.current().refuse("moving a tensor");
        if (creator != null)
            throw new IllegalStateException(
                    "moveTo: this tensor is the result of " + creator.name() + "; use to(device)");
        if (device == device()) return this;
        data = moved(device);
        if (grad() != null) grad().moveTo(device);
        return this;
    }

    /** A tensor that fills its memory keeps its strides, which kernels choose their loops by. */
    private View moved(Backend device) {
        if (data.count() != data.storage.size() || !data.isDense()) return View.of(device.wrap(toArray()), data.shape);
        float[] values = new float[data.count()];
        data.storage.backend().read(data.storage, 0, values, 0, values.length);
        return new View(device.wrap(values), data.offset, data.shape, data.strides);
    }

    // ------------------------------------------------------------------ gradients

    public boolean requiresGrad() {
        return requiresGrad;
    }

    /** Whether gradients are to be computed for this leaf. */
    public Tensor requiresGrad(boolean on) {
        if (creator != null && !on)
            throw new IllegalStateException(
                    "requiresGrad(false): this tensor is the result of " + creator.name() + "; use detach()");
        if (on != requiresGrad) Tracing.settingChanged();
        requiresGrad = on;
        return this;
    }

    /** The operation this is the result of; null for a leaf, and where nothing before it requires a gradient. */
    public Op creator() {
        return creator;
    }

    /** The accumulated gradient; null if there has never been one. */
    public Tensor grad() {
        return gradientBuffer == null ? null : gradientBuffer.grad();
    }

    /** Where the gradient of this tensor is gathered; for the engine. */
    public GradientBuffer gradientBuffer() {
        if (gradientBuffer == null) gradientBuffer = new GradientBuffer();
        return gradientBuffer;
    }

    /** Keeps the gradient of a result that is not a leaf as well. */
    public Tensor retainGrad() {
        if (creator != null) creator.retain(gradientBuffer());
        return this;
    }

    public Tensor zeroGrad() {
        if (requiresGrad) gradientBuffer().zero(this);
        return this;
    }

    /** Gradients of this one value for every leaf that led to it, added to what is there. */
    public void backward() {
        if (numel() != 1)
            throw new IllegalStateException("backward: a result of shape " + Shape.text(data.shape)
                    + " needs an upstream gradient; only a single value has 1 by itself");
        backward(new Tensor(scalar(device(), 1).data.expand(data.shape)));
    }

    public void backward(Tensor upstream) {
        Backward.run(this, upstream);
    }

    /** The same values without their history. */
    public Tensor detach() {
        return requiresGrad ? new Tensor(data) : this;
    }

    // ------------------------------------------------------------------ in place

    /** Overwrites the values with those of another tensor, broadcast; only where no gradient flows. */
    public Tensor assign(Tensor values) {
        NoGradAssign.run(this, values);
        return this;
    }

    @Override
    Tensor self() {
        return this;
    }
}
