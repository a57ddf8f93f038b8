package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Storage;

/** Plain Java on every device. */
public final class CpuBackend implements Backend {
    /** Built in, so that there is always one. */
    public static final BackendProvider PROVIDER = new Provider();

    private final int threads;

    private CpuBackend(int threads) {
        this.threads = threads;
    }

    public static CpuBackend plain(int threads) {
        return new CpuBackend(threads);
    }

    @Override
    public String name() {
        return "cpu";
    }

    public int threads() {
        return threads;
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
        if (kernel.primitive.operands() > 0) return new MapCall(kernel);
        return switch (kernel.primitive) {
            case SUM, LARGEST, SMALLEST -> new ReduceCall(kernel);
            case MATMUL -> new MatmulCall(kernel);
            case UNIFORM, NORMAL -> new RandomCall(kernel);
            case OFFER -> throw new IllegalArgumentException("the plain CPU offers no " + kernel.name);
            default -> new IndexCall(kernel);
        };
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
