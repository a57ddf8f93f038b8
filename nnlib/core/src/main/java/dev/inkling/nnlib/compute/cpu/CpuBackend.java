package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Storage;
import dev.inkling.nnlib.compute.cpu.kernels.Kernels;
import dev.inkling.nnlib.compute.cpu.plain.PlainKernels;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;

/** The CPU: float arrays, a kernel set, and a few threads that share the large kernels. */
public final class CpuBackend implements Backend {
    /** Plain Java, built in, so that there is always one. */
    public static final BackendProvider PROVIDER = new Provider();

    /** The name of the backend on vectors, where its module is there. */
    public static final String VECTORS = "simd";

    private final String name;
    private final Kernels kernels;
    private final WorkPool pool;

    /** A backend of that name on other kernels than the plain ones. */
    public CpuBackend(String name, Kernels kernels, int threads) {
        this.name = name;
        this.kernels = kernels;
        pool = new WorkPool(threads);
    }

    public static CpuBackend plain(int threads) {
        return new CpuBackend("cpu", PlainKernels.best(), threads);
    }

    @Override
    public String name() {
        return name;
    }

    /** The kernel set, which decides the bits of a result. */
    @Override
    public String kernels() {
        return kernels.name();
    }

    public int threads() {
        return pool.threads();
    }

    /** Threads decide no bit, so that nets and tensors of backends that differ in nothing else go together. */
    @Override
    public boolean isSameDevice(Backend other) {
        return other instanceof CpuBackend cpu
                && name.equals(cpu.name)
                && kernels.name().equals(cpu.kernels.name());
    }

    @Override
    public void close() {
        pool.close();
    }

    @Override
    public boolean hasFused(String kernel) {
        return kernel.equals(AdamCall.NAME)
                || kernel.equals(UpdateCall.NAME)
                || kernel.equals(MaxPoolCall.NAME)
                || MaxPoolBackCall.knows(kernel)
                || LinearCall.knows(kernel)
                || ConvCall.knows(kernel)
                || LogSoftmaxCall.knows(kernel)
                || CrossEntropyCall.knows(kernel)
                || FusedCall.knows(kernel);
    }

    @Override
    public Storage allocate(int size) {
        return new CpuStorage(new float[size], this);
    }

    @Override
    public Storage wrap(float[] values) {
        return new CpuStorage(values, this);
    }

    @Override
    public float[] hostArray(Storage storage) {
        return ((CpuStorage) storage).data;
    }

    @Override
    public void read(Storage from, int offset, float[] to, int at, int count) {
        System.arraycopy(((CpuStorage) from).data, offset, to, at, count);
    }

    @Override
    public void write(float[] from, int at, Storage to, int offset, int count) {
        System.arraycopy(from, at, ((CpuStorage) to).data, offset, count);
    }

    @Override
    public void copy(Storage from, int fromOffset, Storage to, int toOffset, int count) {
        System.arraycopy(((CpuStorage) from).data, fromOffset, ((CpuStorage) to).data, toOffset, count);
    }

    @Override
    public Call bind(Kernel kernel) {
        if (kernel.primitive.operands() > 0) return MapCall.of(kernel, kernels, pool);
        return switch (kernel.primitive) {
            case SUM, LARGEST, SMALLEST -> ReduceCall.of(kernel, kernels, pool);
            case MATMUL -> new MatmulCall(kernel, kernels, pool);
            case UNIFORM, NORMAL -> new RandomCall(kernel);
            case FUSED -> bindFused(kernel);
            default -> new IndexCall(kernel);
        };
    }

    @Override
    public Kernel fuse(Kernel first, Kernel second) {
        Kernel one = Fusions.of(first, second);
        return one == null || bind(one) == null ? null : one;
    }

    private Call bindFused(Kernel kernel) {
        if (kernel.name.equals(UpdateCall.NAME)) return UpdateCall.of(kernel, kernels, pool);
        if (kernel.name.equals(AdamCall.NAME)) return AdamCall.of(kernel, kernels, pool);
        if (kernel.name.equals(MaxPoolCall.NAME)) return new MaxPoolCall(kernel, pool);
        if (MaxPoolBackCall.knows(kernel.name)) return MaxPoolBackCall.of(kernel, pool);
        if (LinearCall.knows(kernel.name)) return LinearCall.of(kernel, kernels, pool);
        if (LogSoftmaxCall.knows(kernel.name)) return LogSoftmaxCall.of(kernel);
        if (CrossEntropyCall.knows(kernel.name)) return CrossEntropyCall.of(kernel);
        if (ConvCall.knows(kernel.name)) return ConvCall.of(kernel, kernels, pool);
        if (FusedCall.knows(kernel.name)) return FusedCall.of(kernel);
        throw new IllegalArgumentException("the CPU has no fused kernel '" + kernel.name + "'");
    }

    @Override
    public String toString() {
        return name + " (" + kernels.name() + ", " + pool.threads() + (pool.threads() == 1 ? " thread)" : " threads)");
    }

    private static final class Provider implements BackendProvider {
        @Override
        public String name() {
            return "cpu";
        }

        @Override
        public String whyNot() {
            return "";
        }

        @Override
        public Backend create(int threads) {
            return plain(threads);
        }
    }
}
