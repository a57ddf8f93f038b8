package dev.inkling.nnlib.gpu;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Storage;
import dev.inkling.nnlib.gpu.device.Block;

/** Floats in a block of the device's memory. */
final class GpuStorage extends Storage {
    final Block block;
    /** In bytes. */
    final long start;

    private final GpuBackend backend;
    private final int size;

    GpuStorage(GpuBackend backend, Block block, long start, int size) {
        this.backend = backend;
        this.block = block;
        this.start = start;
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Backend backend() {
        return backend;
    }
}
