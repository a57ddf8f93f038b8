package dev.inkling.nnlib.simd;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.compute.cpu.CpuBackend;

/**
 * Offers the vector kernels where they can run. No class that touches the vector API is loaded before that is known.
 */
public final class SimdProvider implements BackendProvider {
    private static final String MODULE = "jdk.incubator.vector";

    /** For ServiceLoader. */
    public SimdProvider() {}

    @Override
    public String name() {
        return CpuBackend.VECTORS;
    }

    @Override
    public String whyNot() {
        int java = Runtime.version().feature();
        if (java < 17 || java > 25) return "written for Java 17 to 25, and this is Java " + java;
        if (!ModuleLayer.boot().findModule(MODULE).isPresent())
            return "the JVM runs without its vector module; start it with --add-modules " + MODULE;
        if (System.getProperty("java.vm.info", "").contains("interpreted"))
            return "the JVM only interprets, which makes vectors slower than plain loops";
        if (System.getProperty("java.vm.name", "").contains("Client"))
            return "the JVM has no C2 compiler, without which vectors are slower than plain loops";
        int bits = Vectors.bits();
        return bits < 128 ? "this processor's vectors have " + bits + " bits, and at least 128 are needed" : "";
    }

    @Override
    public Backend create(int threads) {
        return new CpuBackend(name(), new SimdKernels(), threads);
    }

    /** Loaded only once the module is known to be there. */
    private static final class Vectors {
        static int bits() {
            return Panels.S.vectorBitSize();
        }
    }
}
