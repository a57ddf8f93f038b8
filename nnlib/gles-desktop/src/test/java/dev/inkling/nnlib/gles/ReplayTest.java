package dev.inkling.nnlib.gles;

import dev.inkling.nnlib.gpu.GpuBackend;
import dev.inkling.nnlib.gpu.trial.ReplayTrial;

class ReplayTest extends ReplayTrial {
    @Override
    protected GpuBackend backend() {
        return (GpuBackend) GlesHere.backend();
    }

    @Override
    protected GpuBackend own() throws Exception {
        return new GpuBackend("own", GlesGpu.open());
    }

    @Override
    protected long submissions() {
        return GlesHere.gpu().submissions();
    }

    @Override
    protected long writes() {
        return GlesHere.gpu().writes();
    }
}
