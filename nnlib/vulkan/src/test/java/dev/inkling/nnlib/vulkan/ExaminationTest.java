package dev.inkling.nnlib.vulkan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.gpu.Examination;
import dev.inkling.nnlib.gpu.GpuBackend;
import dev.inkling.nnlib.gpu.Programs;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Gpu;
import dev.inkling.nnlib.gpu.device.GpuUnavailableException;
import dev.inkling.nnlib.gpu.device.Range;
import dev.inkling.nnlib.gpu.trial.FaultyGpu;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ExaminationTest {
    /** What only whole plans have, or Adam where its memory lies in two blocks. */
    private static final Set<String> OF_PLANS =
            Set.of("adam-many", "sgd-many", "numbers", "uniform-kept", "adam-moments", "adam-parameter");

    @Test
    void everyProgramIsTriedAndRight() throws InterruptedException {
        Examination examination = new Examination((GpuBackend) VulkanHere.backend(), 1);
        Set<String> untried = new TreeSet<>(Programs.all().keySet());
        untried.removeAll(examination.programs());
        assertThat(untried).isEqualTo(new TreeSet<>(OF_PLANS));
        assertThat(examination.run(() -> true)).isEmpty();
    }

    @Test
    void aWrongElementIsFound() throws Exception {
        assertThat(programs((dispatch, gpu) -> {
                    gpu.run(dispatch);
                    if (isOf(dispatch, "gemm-tiled"))
                        spoil(gpu, dispatch.ranges().get(0), 0.001f);
                }))
                .containsExactly("gemm-tiled");
    }

    @Test
    void whatIsWrongInOneOfTwentyRunsIsFound() throws Exception {
        int[] runs = {0};
        assertThat(programs((dispatch, gpu) -> {
                    gpu.run(dispatch);
                    if (isOf(dispatch, "conv-weight") && ++runs[0] % 20 == 0) {
                        spoil(gpu, dispatch.ranges().get(0), 7);
                    }
                }))
                .containsExactly("conv-weight");
    }

    @Test
    void whatIsLeftUndoneAboveASizeIsFound() throws Exception {
        assertThat(programs((dispatch, gpu) -> {
                    boolean large = dispatch.groups()[0] > 2;
                    if (!isOf(dispatch, "sgd") || !large) gpu.run(dispatch);
                }))
                .containsExactly("sgd");
    }

    @Test
    void whatWritesBesideItsOutputIsFound() throws Exception {
        assertThat(programs((dispatch, gpu) -> {
                    gpu.run(dispatch);
                    Range out = dispatch.ranges().get(0);
                    if (isOf(dispatch, "log-softmax")) {
                        spoil(gpu, new Range(out.block(), out.to(), out.to() + 4), 1);
                    }
                }))
                .containsExactly("log-softmax");
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
    private static Set<String> programs(FaultyGpu.Fault fault) throws GpuUnavailableException, InterruptedException {
        try (GpuBackend backend = new GpuBackend("faulty", new FaultyGpu(VulkanDevices.open(null), fault))) {
            List<Examination.Finding> findings = new Examination(backend, 1).run(() -> true);
            Set<String> programs = new TreeSet<>();
            findings.forEach(finding -> programs.addAll(finding.programs()));
            System.out.println(findings);
            return programs;
        }
    }
}
