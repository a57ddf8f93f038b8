package dev.inkling.nnlib.simd;

import dev.inkling.nnlib.compute.cpu.ConvChecks;
import dev.inkling.nnlib.compute.cpu.KernelChecks;
import org.junit.jupiter.api.Test;

class SimdKernelsTest {
    private static final SimdKernels KERNELS = new SimdKernels();

    @Test
    void multipliesOddSizesAsTheReferenceDoes() {
        KernelChecks.agreesWithTheReference(KERNELS);
    }

    @Test
    void multipliesInPartsAsTheReferenceDoes() {
        KernelChecks.agreesOnLargeProducts(KERNELS);
    }

    @Test
    void stepsAdamLikeItsComposition() {
        KernelChecks.stepsAdamLikeItsComposition(KERNELS);
    }

    @Test
    void carriesNanAndInfinity() {
        KernelChecks.carriesNanAndInfinity(KERNELS);
    }

    @Test
    void convolvesOddSizesAsTheReferenceDoes() {
        ConvChecks.agreesWithTheReference(KERNELS);
    }

    @Test
    void convolvesNanAndInfinity() {
        ConvChecks.carriesNanAndInfinity(KERNELS);
    }
}
