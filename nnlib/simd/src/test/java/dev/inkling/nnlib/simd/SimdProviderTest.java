package dev.inkling.nnlib.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.cpu.CpuBackend;
import java.io.File;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SimdProviderTest {
    @Test
    void isFoundAndUsableWhereTheModuleIsThere() {
        assertThat(Devices.all())
                .filteredOn(p -> p.name().equals("simd"))
                .hasSize(1)
                .allSatisfy(p -> assertThat(p.whyNot()).isEmpty());
    }

    @Test
    void isWhatTensorsLiveOnUnlessAnotherBackendIsAskedFor() {
        String asked = System.getProperty("inkling.backend", "simd");
        assertThat(Devices.current().name()).isEqualTo(asked);
    }

    @Test
    void opensOnAsManyThreadsAsAskedAndSaysItsKernels() {
        Backend backend = Devices.open("simd", 2);
        assertThat(backend).hasToString("simd (simd " + Panels.S.vectorBitSize() + ", 2 threads)");
        assertThat(((CpuBackend) backend).threads()).isEqualTo(2);
    }

    @Test
    void withoutTheModuleItSaysWhyAndPlainJavaIsUsed() throws Exception {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Ask.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said.trim())
                .isEqualTo(
                        "cpu: the JVM runs without its vector module; start it with --add-modules jdk.incubator.vector");
    }

    /** Started without the module. */
    static final class Ask {
        public static void main(String[] args) {
            String reason = "";
            for (BackendProvider p : Devices.all()) if (p.name().equals("simd")) reason = p.whyNot();
            System.out.println(Devices.current().name() + ": " + reason);
        }
    }
}
