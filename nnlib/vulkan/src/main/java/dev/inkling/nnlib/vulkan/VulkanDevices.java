package dev.inkling.nnlib.vulkan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.inkling.nnlib.gpu.device.Facts;
import dev.inkling.nnlib.gpu.device.GpuUnavailableException;
import dev.inkling.nnlib.gpu.device.Hazards;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.Library;
import org.lwjgl.vulkan.VkPhysicalDevice;

/** The devices that Vulkan knows on this machine, and the choice among them. */
final class VulkanDevices {
    private VulkanDevices() {}

    /**
     * Opens the best one: discrete before integrated before virtual, and a processor that plays a graphics processor
     * only where there is no other.
     *
     * @param wanted a part of the name of the one to take; null for the best
     */
    static VulkanGpu open(String wanted) throws GpuUnavailableException {
        return open(wanted, Hazards::new);
    }

    static VulkanGpu open(String wanted, Supplier<Hazards> hazards) throws GpuUnavailableException {
        try {
            // It would print advice for programmers; whoever asks gets a sentence instead.
            Configuration.DEBUG_STREAM.set(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
            Library.initialize();
        } catch (UnsatisfiedLinkError e) {
            throw new GpuUnavailableException("LWJGL's native library is not there (" + e.getMessage() + ")", e);
        }
        try {
            return choose(new VulkanInstance(Boolean.getBoolean("inkling.vulkan.validation")), wanted, hazards);
        } catch (UnsatisfiedLinkError e) {
            throw new GpuUnavailableException("there is no Vulkan loader on this machine", e);
        } catch (RuntimeException e) {
            throw new GpuUnavailableException("Vulkan does not start: " + e.getMessage(), e);
        }
    }

    private static VulkanGpu choose(VulkanInstance instance, String wanted, Supplier<Hazards> hazards)
            throws GpuUnavailableException {
        VkPhysicalDevice best = null;
        Facts bestFacts = null;
        List<String> names = new ArrayList<>();
        for (VkPhysicalDevice device : instance.devices()) {
            if (VulkanGpu.family(device) < 0) continue;
            Facts facts = VulkanGpu.facts(device);
            names.add(facts.name());
            boolean named =
                    wanted != null && facts.name().toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
            if ((wanted == null || named) && (best == null || facts.kind().compareTo(bestFacts.kind()) < 0)) {
                best = device;
                bestFacts = facts;
            }
        }
        if (best != null) return new VulkanGpu(instance, best, VulkanDevices::spirv, hazards);
        instance.close();
        String found = names.isEmpty() ? "no device" : "only " + String.join(", ", names);
        throw new GpuUnavailableException(
                "Vulkan finds " + found + (wanted == null ? "" : ", and none called " + wanted), null);
    }

    private static ByteBuffer spirv(String program) {
        try (InputStream in = VulkanDevices.class.getResourceAsStream("programs/" + program + ".spv")) {
            if (in == null) throw new IllegalStateException("the jar lacks the program " + program);
            byte[] code = in.readAllBytes();
            ByteBuffer direct = ByteBuffer.allocateDirect(code.length).order(ByteOrder.nativeOrder());
            return direct.put(code).flip();
        } catch (IOException e) {
            throw new IllegalStateException("the program " + program + " cannot be read", e);
        }
    }
}
