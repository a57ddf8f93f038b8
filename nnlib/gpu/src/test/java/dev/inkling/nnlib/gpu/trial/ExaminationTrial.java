package dev.inkling.nnlib.gpu.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.gpu.GpuBackend;
import dev.inkling.nnlib.gpu.Programs;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Gpu;
import dev.inkling.nnlib.gpu.device.Range;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A device's programs are right, and what is wrong below the backend is found. */
public abstract class ExaminationTrial {
    /** What only whole plans have, or Adam where its memory lies in two blocks. */
    private static final Set<String> OF_PLANS =
            Set.of("adam-many", "sgd-many", "numbers", "uniform-kept", "adam-moments", "adam-parameter");

    /** The device that all tests share. */
    protected abstract GpuBackend shared();

    /** Another one, that goes wrong. */
    protected abstract Gpu own() throws Exception;

    @Test
    void everyProgramIsTriedAndRight() throws InterruptedException {
        Examination examination = new Examination(shared(), 1);
        assertThat(examination.run(kernel -> true)).isEmpty();
        Set<String> untried = new TreeSet<>(Programs.all().keySet());
        untried.removeAll(examination.programs());
        assertThat(untried).isEqualTo(new TreeSet<>(OF_PLANS));
    }

    @Test
    void everyFaultIsFoundAndItsProgramNamed() throws Exception {
        int[] runs = {0};
        assertThat(programs((dispatch, gpu) -> {
                    Range out = dispatch.ranges().get(0);
                    // Left undone above a size.
                    if (!isOf(dispatch, "sgd") || dispatch.groups()[0] <= 2) gpu.run(dispatch);
                    // One wrong element.
                    if (isOf(dispatch, "gemm-tiled")) spoil(gpu, out, 0.001f);
                    // Wrong in one of twenty runs.
                    if (isOf(dispatch, "conv-weight") && ++runs[0] % 20 == 0) spoil(gpu, out, 7);
                    // Something written beside the output.
                    if (isOf(dispatch, "log-softmax")) {
                        spoil(gpu, new Range(out.block(), out.to(), out.to() + 4), 1);
                    }
                }))
                .containsExactly("conv-weight", "gemm-tiled", "log-softmax", "sgd");
    }

    private static boolean isOf(Dispatch dispatch, String program) {
        return dispatch.program().source().name().equals(program);
    }

    private static void spoil(Gpu gpu, Range place, float value) {
        ByteBuffer wrong = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
        wrong.putFloat(0, value);
        gpu.write(wrong, place.block(), place.from());
    }

    /** The programs that an examination finds wrong. */
    private Set<String> programs(FaultyGpu.Fault fault) throws Exception {
        try (GpuBackend backend = new GpuBackend("faulty", new FaultyGpu(own(), fault))) {
            List<Examination.Finding> findings = new Examination(backend, 1).run(kernel -> true);
            Set<String> programs = new TreeSet<>();
            findings.forEach(finding -> programs.addAll(finding.programs()));
            return programs;
        }
    }
}
