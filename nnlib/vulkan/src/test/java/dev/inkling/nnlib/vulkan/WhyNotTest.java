package dev.inkling.nnlib.vulkan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.gpu.device.OutOfDeviceMemoryException;
import dev.inkling.nnlib.gpu.trial.Child;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said where something that Vulkan needs is not there: one sentence, and nothing thrown. */
class WhyNotTest {
    private final Child child = new Child(VulkanProvider.class);

    @Test
    void allIsThere() throws Exception {
        assertThat(child.reason(Child.classPath(), Map.of())).isEmpty();
    }

    @Test
    void noLoader() throws Exception {
        assertThat(child.reason(Child.classPath(), Map.of(), "-Dorg.lwjgl.vulkan.libname=/nowhere/libvulkan.so"))
                .isEqualTo("there is no Vulkan loader on this machine");
    }

    @Test
    void noDriver() throws Exception {
        String nowhere = "/nowhere/icd.json";
        assertThat(child.reason(Child.classPath(), Map.of("VK_ICD_FILENAMES", nowhere, "VK_DRIVER_FILES", nowhere)))
                .isEqualTo("Vulkan finds no driver on this machine");
    }

    @Test
    void noDeviceOfThatName() throws Exception {
        assertThat(child.reason(Child.classPath(), Map.of(), "-Dinkling.vulkan=geforce"))
                .startsWith("Vulkan finds only " + VulkanHere.NAME)
                .endsWith(", and none called geforce");
    }

    @Test
    void noNativeLibrary() throws Exception {
        assertThat(child.reason(Child.classPathWithout("-natives-"), Map.of()))
                .startsWith("LWJGL's native library is not there (");
    }

    @Test
    void noLwjgl() throws Exception {
        assertThat(child.reason(Child.classPathWithout("lwjgl"), Map.of()))
                .startsWith("LWJGL's libraries are not there (");
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
