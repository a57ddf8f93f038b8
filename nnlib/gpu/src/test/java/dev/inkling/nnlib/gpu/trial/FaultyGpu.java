package dev.inkling.nnlib.gpu.trial;

import dev.inkling.nnlib.gpu.device.Block;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Facts;
import dev.inkling.nnlib.gpu.device.Gpu;
import dev.inkling.nnlib.gpu.device.Graph;
import dev.inkling.nnlib.gpu.device.Program;
import dev.inkling.nnlib.gpu.device.ProgramSource;
import java.nio.ByteBuffer;
import java.util.List;

/** A device that does something else than it was asked for: what a wrong driver does, below everything that is ours. */
public final class FaultyGpu implements Gpu {
    /** What goes wrong. */
    public interface Fault {
        /** In place of a dispatch, or before or after it, which {@code gpu} runs as it should. */
        void run(Dispatch dispatch, Gpu gpu);
    }

    private final Gpu gpu;
    private final Fault fault;

    public FaultyGpu(Gpu gpu, Fault fault) {
        this.gpu = gpu;
        this.fault = fault;
    }

    @Override
    public Facts facts() {
        return gpu.facts();
    }

    @Override
    public Block allocate(long bytes) {
        return gpu.allocate(bytes);
    }

    @Override
    public void write(ByteBuffer from, Block to, long offset) {
        gpu.write(from, to, offset);
    }

    @Override
    public void read(Block from, long offset, ByteBuffer to) {
        gpu.read(from, offset, to);
    }

    @Override
    public void copy(Block from, long fromOffset, Block to, long toOffset, long bytes) {
        gpu.copy(from, fromOffset, to, toOffset, bytes);
    }

    @Override
    public Program program(ProgramSource source) {
        return gpu.program(source);
    }

    @Override
    public void run(Dispatch dispatch) {
        fault.run(dispatch, gpu);
    }

    /** One dispatch after the other, so that each can go wrong. */
    @Override
    public Graph graph(List<Dispatch> dispatches) {
        return new Graph() {
            @Override
            public void run() {
                for (Dispatch dispatch : dispatches) FaultyGpu.this.run(dispatch);
            }

            @Override
            public int dispatches() {
                return dispatches.size();
            }

            @Override
            public int barriers() {
                return 0;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void finish() {
        gpu.finish();
    }

    @Override
    public void close() {
        gpu.close();
    }
}
