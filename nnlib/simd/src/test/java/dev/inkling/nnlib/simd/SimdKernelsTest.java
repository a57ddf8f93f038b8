package dev.inkling.nnlib.simd;

import dev.inkling.nnlib.compute.cpu.kernels.ConvChecks;
import dev.inkling.nnlib.compute.cpu.kernels.KernelChecks;
import dev.inkling.nnlib.compute.cpu.kernels.RowChecks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimdKernelsTest {
    private static final SimdKernels KERNELS = new SimdKernels();

    @ParameterizedTest(name = "few registers: {0}")
    @ValueSource(booleans = {true, false})
    void multipliesOddSizesAsTheReferenceDoes(boolean fewRegisters) {
        KernelChecks.agreesWithTheReference(new SimdKernels(fewRegisters));
    }

    @ParameterizedTest(name = "few registers: {0}")
    @ValueSource(booleans = {true, false})
    void multipliesInPartsAsTheReferenceDoes(boolean fewRegisters) {
        KernelChecks.agreesOnLargeProducts(new SimdKernels(fewRegisters));
    }

    @Test
    void givesTheSameBitsOnFewRegistersAsOnMany() {
        KernelChecks.agreeBitForBit(new SimdKernels(true), new SimdKernels(false));
    }

    @Test
    void stepsAdamLikeItsComposition() {
        KernelChecks.stepsAdamLikeItsComposition(KERNELS);
    }

    @ParameterizedTest(name = "few registers: {0}")
    @ValueSource(booleans = {true, false})
    void carriesNanAndInfinity(boolean fewRegisters) {
        KernelChecks.carriesNanAndInfinity(new SimdKernels(fewRegisters));
    }

    @Test
    void convolvesOddSizesAsTheReferenceDoes() {
        ConvChecks.agreesWithTheReference(KERNELS);
    }

    @Test
    void convolvesNanAndInfinity() {
        ConvChecks.carriesNanAndInfinity(KERNELS);
    }

    @Test
    void agreesOnRows() {
        RowChecks.agreeWithPlainLoops(KERNELS);
    }

    @Test
    void letsMomentsFade() {
        RowChecks.letsMomentsFadeWithoutDenormalNumbers(KERNELS);
    }
}
