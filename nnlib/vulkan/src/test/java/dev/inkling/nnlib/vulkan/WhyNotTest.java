package dev.inkling.nnlib.vulkan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.gpu.device.OutOfDeviceMemoryException;
import dev.inkling.nnlib.tensor.Tensor;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is said where something that Vulkan needs is not there: one sentence, and nothing thrown. */
class WhyNotTest {
    /** Prints the reason, in a process of its own. */
    public static void main(String[] args) {
        System.out.print(new VulkanProvider().whyNot());
    }

    private static String reason(String classPath, Map<String, String> environment, String... options)
            throws Exception {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, WhyNotTest.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static String classPathWithout(String part) {
        return Arrays.stream(classPath().split(File.pathSeparator))
                .filter(entry -> !new File(entry).getName().contains(part))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void allIsThere() throws Exception {
        assertThat(reason(classPath(), Map.of())).isEmpty();
    }

    @Test
    void noLoader() throws Exception {
        assertThat(reason(classPath(), Map.of(), "-Dorg.lwjgl.vulkan.libname=/nowhere/libvulkan.so"))
                .isEqualTo("there is no Vulkan loader on this machine");
    }

    @Test
    void noDriver() throws Exception {
        String nowhere = "/nowhere/icd.json";
        assertThat(reason(classPath(), Map.of("VK_ICD_FILENAMES", nowhere, "VK_DRIVER_FILES", nowhere)))
                .isEqualTo("Vulkan finds no driver on this machine");
    }

    @Test
    void noDeviceOfThatName() throws Exception {
        assertThat(reason(classPath(), Map.of(), "-Dinkling.vulkan=geforce"))
                .startsWith("Vulkan finds only llvmpipe")
                .endsWith(", and none called geforce");
    }

    @Test
    void noNativeLibrary() throws Exception {
        assertThat(reason(classPathWithout("-natives-"), Map.of())).startsWith("LWJGL's native library is not there (");
    }

    @Test
    void noLwjgl() throws Exception {
        assertThat(reason(classPathWithout("lwjgl"), Map.of())).startsWith("LWJGL's libraries are not there (");
    }

    @Test
    void noMemory() {
        assertThatThrownBy(() -> VulkanHere.gpu().allocate(1L << 50))
                .isInstanceOf(OutOfDeviceMemoryException.class)
                .hasMessageMatching("vk(CreateBuffer|AllocateMemory) of 1125899906842624 bytes found no memory");
        assertThatThrownBy(() -> VulkanHere.backend().allocate(1 << 30))
                .isInstanceOf(OutOfDeviceMemoryException.class)
                .hasMessageContaining("is larger than what");
        assertThat(Tensor.ones(3).toArray()).containsOnly(1);
    }
}
