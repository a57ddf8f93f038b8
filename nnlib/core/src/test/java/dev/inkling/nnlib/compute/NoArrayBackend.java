package dev.inkling.nnlib.compute;

import dev.inkling.nnlib.compute.cpu.CpuBackend;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.IdentityHashMap;

/**
 * A device whose memory is no array, as a GPU's is: its floats come and go by read and write only. It computes with the
 * plain CPU's kernels on copies that hold NaN in between, so that it has the CPU's bits and whoever relies on host
 * memory has none.
 */
public final class NoArrayBackend implements Backend {
    /** Its name. */
    public static final String NAME = "no-arrays";

    /** The trial that it says it has to pass; a test puts one here and takes it away again. */
    public static volatile DeviceTrial trial;

    /** What happens before each kernel; a test lets it fail there, and puts this back. */
    public static volatile Runnable before = () -> {};

    private final CpuBackend cpu;

    NoArrayBackend(int threads) {
        cpu = CpuBackend.plain(threads);
    }

    /** Found by ServiceLoader. */
    public static final class Provider implements BackendProvider {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String whyNot() {
            return "";
        }

        @Override
        public Backend create(int threads) {
            return new NoArrayBackend(threads);
        }

        @Override
        public DeviceTrial trial() {
            return trial;
        }
    }

    private final class Memory extends Storage {
        private final FloatBuffer floats;
        private final float[] copy;
        private final Storage onCpu;

        Memory(int size) {
            floats = ByteBuffer.allocateDirect(4 * size)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
            copy = new float[size];
            onCpu = cpu.wrap(copy);
        }

        @Override
        public int size() {
            return copy.length;
        }

        @Override
        public Backend backend() {
            return NoArrayBackend.this;
        }

        void fetch() {
            floats.get(0, copy);
        }

        void store() {
            floats.put(0, copy);
        }

        void forget() {
            Arrays.fill(copy, Float.NaN);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Storage allocate(int size) {
        Memory memory = new Memory(size);
        memory.forget();
        memory.store();
        return memory;
    }

    @Override
    public Storage wrap(float[] values) {
        Memory memory = new Memory(values.length);
        memory.floats.put(0, values);
        return memory;
    }

    @Override
    public void read(Storage from, int offset, float[] to, int at, int count) {
        ((Memory) from).floats.get(offset, to, at, count);
    }

    @Override
    public void write(float[] from, int at, Storage to, int offset, int count) {
        ((Memory) to).floats.put(offset, from, at, count);
    }

    @Override
    public void copy(Storage from, int fromOffset, Storage to, int toOffset, int count) {
        float[] values = new float[count];
        read(from, fromOffset, values, 0, count);
        write(values, 0, to, toOffset, count);
    }

    @Override
    public boolean hasFused(String kernel) {
        return cpu.hasFused(kernel);
    }

    @Override
    public Call bind(Kernel kernel) {
        IdentityHashMap<Storage, Storage> here = new IdentityHashMap<>();
        Call call = cpu.bind(onCpu(kernel, here));
        Memory[] used = here.values().toArray(new Memory[0]);
        return call == null ? null : new Elsewhere(call, used);
    }

    @Override
    public Kernel fuse(Kernel first, Kernel second) {
        IdentityHashMap<Storage, Storage> here = new IdentityHashMap<>();
        Kernel one = cpu.fuse(onCpu(first, here), onCpu(second, here));
        return one == null ? null : one.on(moved(one.out, here), moved(one.in, here));
    }

    /** The kernel on the CPU's copies; notes which memory each copy belongs to. */
    private static Kernel onCpu(Kernel kernel, IdentityHashMap<Storage, Storage> here) {
        IdentityHashMap<Storage, Storage> there = new IdentityHashMap<>();
        for (View[] views : new View[][] {kernel.out, kernel.in}) {
            for (View view : views) {
                Memory memory = (Memory) view.storage;
                there.put(memory, memory.onCpu);
                here.put(memory.onCpu, memory);
            }
        }
        return kernel.on(moved(kernel.out, there), moved(kernel.in, there));
    }

    private static View[] moved(View[] views, IdentityHashMap<Storage, Storage> to) {
        View[] moved = new View[views.length];
        Arrays.setAll(moved, i -> views[i].movedTo(to.get(views[i].storage), 0));
        return moved;
    }

    @Override
    public String toString() {
        return NAME + " on " + cpu;
    }

    /** Fetches, computes, stores, and forgets. */
    private static final class Elsewhere extends Call {
        private final Call call;
        private final Memory[] used;

        Elsewhere(Call call, Memory... used) {
            this.call = call;
            this.used = used;
        }

        @Override
        public void run() {
            before.run();
            for (Memory memory : used) memory.fetch();
            call.run();
            for (Memory memory : used) memory.store();
            for (Memory memory : used) memory.forget();
        }
    }
}
