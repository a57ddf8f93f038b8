package dev.inkling.nnlib.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.gpu.device.Block;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Facts;
import dev.inkling.nnlib.gpu.device.Gpu;
import dev.inkling.nnlib.gpu.device.Graph;
import dev.inkling.nnlib.gpu.device.OutOfDeviceMemoryException;
import dev.inkling.nnlib.gpu.device.Program;
import dev.inkling.nnlib.gpu.device.ProgramSource;
import dev.inkling.nnlib.gpu.device.Range;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A device that has only what all have, and looks whether that is kept to. It computes nothing: its memory is zeros. */
final class MinimalGpu implements Gpu {
    static final int ALIGNMENT = 256;
    static final long MOST_BYTES = 1 << 27;

    private static final Facts FACTS = new Facts("minimal", Facts.Kind.OTHER, "none", "minimal", ALIGNMENT, MOST_BYTES);

    final List<String> ran = new ArrayList<>();
    long room = Long.MAX_VALUE;
    int blocks;

    private final class Memory implements Block {
        private final long bytes;

        Memory(long bytes) {
            this.bytes = bytes;
            blocks++;
            room -= bytes;
        }

        @Override
        public long bytes() {
            return bytes;
        }

        @Override
        public void close() {
            blocks--;
            room += bytes;
        }
    }

    private record Ready(ProgramSource source) implements Program {}

    private final class Listed implements Graph {
        private final List<Dispatch> dispatches;

        Listed(List<Dispatch> dispatches) {
            this.dispatches = dispatches;
        }

        @Override
        public void run() {
            dispatches.forEach(MinimalGpu.this::run);
        }

        @Override
        public int dispatches() {
            return dispatches.size();
        }

        @Override
        public int barriers() {
            return dispatches.size();
        }

        @Override
        public void close() {}
    }

    @Override
    public Facts facts() {
        return FACTS;
    }

    @Override
    public Block allocate(long bytes) {
        if (bytes > room) throw new OutOfDeviceMemoryException("the device is full");
        return new Memory(bytes);
    }

    @Override
    public void write(ByteBuffer from, Block to, long offset) {
        assertThat(offset + from.remaining()).isLessThanOrEqualTo(to.bytes());
    }

    @Override
    public void read(Block from, long offset, ByteBuffer to) {
        assertThat(offset + to.remaining()).isLessThanOrEqualTo(from.bytes());
        while (to.hasRemaining()) to.put((byte) 0);
    }

    @Override
    public void copy(Block from, long fromOffset, Block to, long toOffset, long bytes) {
        assertThat(fromOffset + bytes).isLessThanOrEqualTo(from.bytes());
        assertThat(toOffset + bytes).isLessThanOrEqualTo(to.bytes());
    }

    @Override
    public Program program(ProgramSource source) {
        assertThat(source.bindings()).hasSizeLessThanOrEqualTo(4);
        assertThat(source.words()).isLessThanOrEqualTo(32);
        assertThat(source.groupX() * source.groupY()).isLessThanOrEqualTo(128);
        assertThat(source.sharedBytes()).isLessThanOrEqualTo(16 * 1024);
        return new Ready(source);
    }

    @Override
    public void run(Dispatch dispatch) {
        String name = dispatch.program().source().name();
        for (Range range : dispatch.ranges()) {
            long start = range.start(ALIGNMENT);
            assertThat(start % ALIGNMENT).as(name).isZero();
            assertThat(range.to() - start).as(name).isPositive().isLessThanOrEqualTo(MOST_BYTES);
            assertThat(range.to()).as(name).isLessThanOrEqualTo(range.block().bytes());
        }
        for (int groups : dispatch.groups()) assertThat(groups).as(name).isBetween(1, 65535);
        ran.add(name);
    }

    @Override
    public Graph graph(List<Dispatch> dispatches) {
        return new Listed(dispatches);
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
}
