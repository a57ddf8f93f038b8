package dev.inkling.nnlib.gpu;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.BadIndex;
import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.RandomBits;
import dev.inkling.nnlib.compute.Recorded;
import dev.inkling.nnlib.compute.Storage;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Gpu;
import dev.inkling.nnlib.gpu.device.Range;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Computes on a graphics processor. What is asked for is done in order, and only reading waits for it. */
public final class GpuBackend implements Backend {
    private static final int MOST_UNCHECKED = 1000;
    private static final String KERNELS = "; ";

    private final String name;
    private final Gpu gpu;
    private final Heap heap;
    private final GpuStorage status;
    private final LongSupplier clock;
    private final Products products = new Products();
    private Consumer<String> unsteady = program -> {};
    private Set<Product> trusted = EnumSet.allOf(Product.class);
    private ByteBuffer bytes;
    /** The same memory as numbers, kept so that a replay that writes some leaves nothing to the collector. */
    private FloatBuffer floats;

    private IntBuffer ints;
    /** Kernels with an index that ran since the status was looked at; each list is of one plan or one call. */
    private final List<List<Kernel>> unchecked = new ArrayList<>();

    /** What takes the numbers that the host writes just now; null where they go to the device one by one. */
    private StepNumbers collecting;

    public GpuBackend(String name, Gpu gpu) {
        this(name, gpu, System::nanoTime);
    }

    GpuBackend(String name, Gpu gpu, LongSupplier clock) {
        this.clock = clock;
        this.name = name;
        this.gpu = gpu;
        make(1 << 16);
        heap = new Heap(gpu);
        status = heap.allocate(this, 1);
        put(new float[1], 0, status, 0, 1);
    }

    private void make(int size) {
        bytes = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
        floats = bytes.asFloatBuffer();
        ints = bytes.asIntBuffer();
    }

    @Override
    public String name() {
        return name;
    }

    /** The device. */
    public Gpu gpu() {
        return gpu;
    }

    @Override
    public synchronized Storage allocate(int size) {
        return heap.allocate(this, size);
    }

    @Override
    public int mostFloats() {
        return (int) Math.min(Integer.MAX_VALUE, gpu.facts().mostBytes() / 4);
    }

    @Override
    public synchronized Storage wrap(float[] values) {
        GpuStorage storage = heap.allocate(this, values.length);
        put(values, 0, storage, 0, values.length);
        return storage;
    }

    @Override
    public synchronized void read(Storage from, int offset, float[] to, int at, int count) {
        check();
        get((GpuStorage) from, offset, to, at, count);
    }

    /** Reads without a look at bad indices. */
    void get(GpuStorage storage, int offset, float[] to, int at, int count) {
        if (count == 0) return;
        gpu.read(storage.block, storage.start + 4L * offset, room(count));
        floats.get(to, at, count);
    }

    @Override
    public synchronized void write(float[] from, int at, Storage to, int offset, int count) {
        if (collecting != null && collecting.takes(from, at, (GpuStorage) to, offset, count)) return;
        put(from, at, (GpuStorage) to, offset, count);
    }

    /** Words for the beginning of a storage. */
    void put(int[] words, GpuStorage to) {
        ByteBuffer room = room(words.length);
        ints.put(words);
        gpu.write(room, to.block, to.start);
    }

    private void put(float[] from, int at, GpuStorage to, int offset, int count) {
        if (count == 0) return;
        ByteBuffer room = room(count);
        floats.put(from, at, count);
        gpu.write(room, to.block, to.start + 4L * offset);
    }

    /** Room for so many numbers, and both ways to see it, at their beginnings. */
    private ByteBuffer room(int count) {
        if (bytes.capacity() < 4 * count) make(4 * count);
        // As Buffers: old Androids know these methods under that name alone.
        ((Buffer) floats).clear();
        ((Buffer) ints).clear();
        ((Buffer) bytes).clear();
        ((Buffer) bytes).limit(4 * count);
        return bytes;
    }

    @Override
    public synchronized void copy(Storage from, int fromOffset, Storage to, int toOffset, int count) {
        if (count == 0) return;
        GpuStorage source = (GpuStorage) from;
        GpuStorage target = (GpuStorage) to;
        gpu.copy(source.block, source.start + 4L * fromOffset, target.block, target.start + 4L * toOffset, 4L * count);
    }

    @Override
    public Call bind(Kernel kernel) {
        switch (kernel.primitive) {
            case UNIFORM:
                return new UniformCall(kernel);
            case NORMAL:
                return new NormalCall(kernel);
            default:
                List<Dispatch> all = dispatches(kernel);
                if (all == null) return null;
                return isChecked(kernel) ? new CheckedCall(kernel, all) : new PlainCall(kernel, all);
        }
    }

    @Override
    public boolean hasFused(String name) {
        return FusedBinder.knows(name);
    }

    @Override
    public synchronized Kernel fuse(Kernel first, Kernel second) {
        Kernel one = Fusions.of(first, second);
        return one == null || dispatches(one) == null ? null : one;
    }

    /** Whether it reads an index, of which a bad one is noted. */
    static boolean isChecked(Kernel kernel) {
        return kernel.primitive == Primitive.GATHER
                || kernel.primitive == Primitive.SCATTER_ADD
                || kernel.primitive == Primitive.FUSED && kernel.name.equals(FusedBinder.CROSS_ENTROPY);
    }

    @Override
    public boolean fusesToTheBit() {
        return false;
    }

    @Override
    public boolean isAsynchronous() {
        return true;
    }

    @Override
    public int alignment() {
        return Math.max(16, gpu.facts().alignment() / 4);
    }

    @Override
    public synchronized Call compile(List<Recorded> steps) {
        return new GpuPlan(this, steps);
    }

    /** How it multiplies. */
    public synchronized Ways ways() {
        return products.ways();
    }

    /** Multiplies in these ways from now on; what is bound already keeps its own. */
    public synchronized void multiplyBy(Ways ways) {
        products.take(ways);
    }

    /** The programs that a kernel runs; empty where it declines a fused one. */
    public Set<String> programs(Kernel kernel) {
        Set<String> names = new TreeSet<>();
        if (kernel.key != null) {
            names.add("uniform");
            return names;
        }
        List<Dispatch> all = dispatches(kernel);
        if (all != null) {
            for (Dispatch dispatch : all) names.add(dispatch.program().source().name());
        }
        return names;
    }

    /** What changes with the device, its driver or the programs. */
    public String key() {
        return gpu.facts().key() + KERNELS + Programs.hash();
    }

    @Override
    public String kernels() {
        return key() + KERNELS + ways();
    }

    /** Only with this device, driver and programs: the ways to multiply are all that it can change. */
    @Override
    public boolean computeWith(String kernels) {
        int end = kernels.lastIndexOf(KERNELS);
        Ways recorded = end < 0 ? null : Ways.of(kernels.substring(end + KERNELS.length()));
        if (recorded == null || !trusted.containsAll(recorded.all())) return false;
        Ways before = ways();
        multiplyBy(recorded);
        if (kernels.equals(kernels())) return true;
        multiplyBy(before);
        return false;
    }

    /** Tells of programs that gave two results for the same product, before the run that needed it fails. */
    public synchronized void whenUnsteady(Consumer<String> told) {
        unsteady = told;
    }

    /** The ways to multiply that a trial found right; all of them before one. */
    public synchronized void trust(Set<Product> ways) {
        trusted = ways;
    }

    /** The clock, in nanoseconds. */
    long now() {
        return clock.getAsLong();
    }

    /** Notes that a program is not to be believed any more. */
    void unsteady(String program) {
        unsteady.accept(program);
    }

    /** Memory of the backend's own. */
    GpuStorage own(int size) {
        return heap.allocate(this, size);
    }

    /** Lets the host do its part of a replay, whose numbers go to the device together. */
    void refresh(StepNumbers numbers) {
        collecting = numbers;
        try {
            numbers.refresh();
        } finally {
            collecting = null;
        }
    }

    /** Notes that kernels with an index ran; a plan that is replayed notes the same list again. */
    void ran(List<Kernel> checked) {
        int count = unchecked.size();
        if (checked.isEmpty() || count == MOST_UNCHECKED) return;
        if (count == 0 || unchecked.get(count - 1) != checked) unchecked.add(checked);
    }

    private synchronized List<Dispatch> dispatches(Kernel kernel) {
        return dispatches(kernel, null);
    }

    /**
     * The dispatches of a kernel; those of a random one read their key where these numbers lie. Null where no program
     * takes the operands of a fused one.
     */
    List<Dispatch> dispatches(Kernel kernel, StepNumbers numbers) {
        Range noted = new Operand(View.of(status, 1), gpu.facts().alignment()).range;
        return kernel.primitive == Primitive.FUSED
                ? FusedBinder.bind(gpu, products, noted, kernel)
                : new Binder(gpu, products, noted).bind(kernel, numbers);
    }

    /** Throws what the first bad index since the last look deserves. */
    private void check() {
        if (unchecked.isEmpty()) return;
        List<Kernel> ran = new ArrayList<>();
        unchecked.forEach(ran::addAll);
        unchecked.clear();
        float[] found = new float[1];
        get(status, 0, found, 0, 1);
        if (found[0] == 0) return;
        put(new float[1], 0, status, 0, 1);
        for (Kernel kernel : ran) {
            View index = kernel.in[1];
            boolean classes = kernel.primitive == Primitive.FUSED;
            int dim = classes ? 1 : kernel.ints[0];
            int size = (kernel.primitive == Primitive.SCATTER_ADD ? kernel.out[0] : kernel.in[0]).shape[dim];
            if (!BadIndex.isIn(index, size)) continue;
            if (classes) throw BadIndex.classNumber("CrossEntropy", index, dim, size);
            throw kernel.loss == null
                    ? BadIndex.index(kernel.name, index, dim, size)
                    : BadIndex.classNumber(kernel.loss, index, dim, size);
        }
        throw new IndexOutOfBoundsException("an index that is no longer there named no position");
    }

    private class PlainCall extends Call {
        /** Kept, since the memory that the dispatches go to is cut anew once nobody holds it. */
        @SuppressWarnings("unused")
        private final Kernel kernel;

        private final List<Dispatch> dispatches;

        PlainCall(Kernel kernel, List<Dispatch> dispatches) {
            this.kernel = kernel;
            this.dispatches = dispatches;
        }

        @Override
        public void run() {
            synchronized (GpuBackend.this) {
                for (Dispatch dispatch : dispatches) gpu.run(dispatch);
            }
        }
    }

    private final class CheckedCall extends PlainCall {
        private final List<Kernel> checked;

        CheckedCall(Kernel kernel, List<Dispatch> dispatches) {
            super(kernel, dispatches);
            checked = List.of(kernel);
        }

        @Override
        public void run() {
            synchronized (GpuBackend.this) {
                super.run();
                ran(checked);
            }
        }
    }

    private final class UniformCall extends Call {
        private final Kernel kernel;
        private final Operand out;
        private final int count;

        UniformCall(Kernel kernel) {
            this.kernel = kernel;
            out = new Operand(kernel.out[0], gpu.facts().alignment());
            count = kernel.out[0].count();
        }

        @Override
        public void run() {
            if (count == 0) return;
            long key = RandomBits.key(kernel.key[0], kernel.key[1]);
            int[] words = {count, out.offset(), (int) key, (int) (key >>> 32)};
            int groups = (count + Programs.GROUP - 1) / Programs.GROUP;
            int high = (groups + Dispatch.MOST_GROUPS - 1) / Dispatch.MOST_GROUPS;
            synchronized (GpuBackend.this) {
                List<Range> ranges = List.of(out.range);
                int[] size = {(groups + high - 1) / high, high, 1};
                gpu.run(new Dispatch(gpu.program(Programs.named("uniform")), ranges, words, size));
            }
        }
    }

    /** Normal numbers are drawn on the host: a device's logarithm has other bits. */
    private final class NormalCall extends Call {
        private final Kernel kernel;
        private final float[] drawn;

        NormalCall(Kernel kernel) {
            this.kernel = kernel;
            drawn = new float[kernel.out[0].count()];
        }

        @Override
        public void run() {
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = RandomBits.normal(RandomBits.bits(kernel.key[0], kernel.key[1] + i));
            }
            write(drawn, 0, kernel.out[0].storage, kernel.out[0].offset, drawn.length);
        }
    }

    @Override
    public void close() {
        gpu.close();
    }

    @Override
    public String toString() {
        return name + " (" + gpu.facts() + ")";
    }
}
