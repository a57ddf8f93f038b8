package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Storage;
import dev.inkling.nnlib.compute.View;

/** Memory of the CPU: one float array. */
public final class CpuStorage extends Storage {
    final float[] data;
    private final Backend backend;

    public CpuStorage(float[] data, Backend backend) {
        this.data = data;
        this.backend = backend;
    }

    public static float[] array(View view) {
        return ((CpuStorage) view.storage).data;
    }

    @Override
    public int size() {
        return data.length;
    }

    @Override
    public Backend backend() {
        return backend;
    }
}
