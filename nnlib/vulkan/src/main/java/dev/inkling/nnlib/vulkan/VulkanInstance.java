package dev.inkling.nnlib.vulkan;

import static org.lwjgl.system.MemoryStack.stackPush;
import static org.lwjgl.vulkan.EXTDebugUtils.VK_DEBUG_UTILS_MESSAGE_SEVERITY_ERROR_BIT_EXT;
import static org.lwjgl.vulkan.EXTDebugUtils.VK_DEBUG_UTILS_MESSAGE_SEVERITY_WARNING_BIT_EXT;
import static org.lwjgl.vulkan.EXTDebugUtils.VK_DEBUG_UTILS_MESSAGE_TYPE_VALIDATION_BIT_EXT;
import static org.lwjgl.vulkan.EXTDebugUtils.VK_EXT_DEBUG_UTILS_EXTENSION_NAME;
import static org.lwjgl.vulkan.EXTDebugUtils.vkCreateDebugUtilsMessengerEXT;
import static org.lwjgl.vulkan.EXTDebugUtils.vkDestroyDebugUtilsMessengerEXT;
import static org.lwjgl.vulkan.EXTValidationFeatures.VK_EXT_VALIDATION_FEATURES_EXTENSION_NAME;
import static org.lwjgl.vulkan.EXTValidationFeatures.VK_VALIDATION_FEATURE_ENABLE_SYNCHRONIZATION_VALIDATION_EXT;
import static org.lwjgl.vulkan.VK10.VK_API_VERSION_1_0;
import static org.lwjgl.vulkan.VK10.VK_ERROR_INCOMPATIBLE_DRIVER;
import static org.lwjgl.vulkan.VK10.VK_FALSE;
import static org.lwjgl.vulkan.VK10.vkCreateInstance;
import static org.lwjgl.vulkan.VK10.vkDestroyInstance;
import static org.lwjgl.vulkan.VK10.vkEnumerateInstanceLayerProperties;
import static org.lwjgl.vulkan.VK10.vkEnumeratePhysicalDevices;

import dev.inkling.nnlib.gpu.device.GpuUnavailableException;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkApplicationInfo;
import org.lwjgl.vulkan.VkDebugUtilsMessengerCallbackDataEXT;
import org.lwjgl.vulkan.VkDebugUtilsMessengerCallbackEXT;
import org.lwjgl.vulkan.VkDebugUtilsMessengerCreateInfoEXT;
import org.lwjgl.vulkan.VkInstance;
import org.lwjgl.vulkan.VkInstanceCreateInfo;
import org.lwjgl.vulkan.VkLayerProperties;
import org.lwjgl.vulkan.VkPhysicalDevice;
import org.lwjgl.vulkan.VkValidationFeaturesEXT;

/** The connection to Vulkan, and the devices that it knows. With validation, what the layers say is kept. */
final class VulkanInstance implements AutoCloseable {
    private static final String LAYER = "VK_LAYER_KHRONOS_validation";

    private final VkInstance handle;
    private final boolean validated;
    private VkDebugUtilsMessengerCallbackEXT callback;
    private long messenger;
    private final List<String> messages = new CopyOnWriteArrayList<>();

    /** With validation where that is wanted and the layers are installed. */
    VulkanInstance(boolean wanted) throws GpuUnavailableException {
        validated = wanted && isThere(LAYER);
        try (MemoryStack stack = stackPush()) {
            VkApplicationInfo app =
                    VkApplicationInfo.calloc(stack).sType$Default().apiVersion(VK_API_VERSION_1_0);
            VkInstanceCreateInfo info =
                    VkInstanceCreateInfo.calloc(stack).sType$Default().pApplicationInfo(app);
            if (validated) {
                info.ppEnabledLayerNames(stack.pointers(stack.UTF8(LAYER)));
                info.ppEnabledExtensionNames(stack.pointers(
                        stack.UTF8(VK_EXT_DEBUG_UTILS_EXTENSION_NAME),
                        stack.UTF8(VK_EXT_VALIDATION_FEATURES_EXTENSION_NAME)));
                info.pNext(VkValidationFeaturesEXT.calloc(stack)
                        .sType$Default()
                        .pEnabledValidationFeatures(
                                stack.ints(VK_VALIDATION_FEATURE_ENABLE_SYNCHRONIZATION_VALIDATION_EXT))
                        .address());
            }
            PointerBuffer made = stack.mallocPointer(1);
            int answer = vkCreateInstance(info, null, made);
            if (answer == VK_ERROR_INCOMPATIBLE_DRIVER) {
                throw new GpuUnavailableException("Vulkan finds no driver on this machine", null);
            }
            Vk.check(answer, "vkCreateInstance");
            handle = new VkInstance(made.get(0), info);
            if (validated) listen(stack);
        }
    }

    private void listen(MemoryStack stack) {
        callback = VkDebugUtilsMessengerCallbackEXT.create((severity, types, data, user) -> {
            VkDebugUtilsMessengerCallbackDataEXT message = VkDebugUtilsMessengerCallbackDataEXT.create(data);
            messages.add(message.pMessageIdNameString() + ": " + message.pMessageString());
            return VK_FALSE;
        });
        LongBuffer made = stack.mallocLong(1);
        Vk.check(
                vkCreateDebugUtilsMessengerEXT(
                        handle,
                        VkDebugUtilsMessengerCreateInfoEXT.calloc(stack)
                                .sType$Default()
                                .messageSeverity(VK_DEBUG_UTILS_MESSAGE_SEVERITY_WARNING_BIT_EXT
                                        | VK_DEBUG_UTILS_MESSAGE_SEVERITY_ERROR_BIT_EXT)
                                .messageType(VK_DEBUG_UTILS_MESSAGE_TYPE_VALIDATION_BIT_EXT)
                                .pfnUserCallback(callback),
                        null,
                        made),
                "vkCreateDebugUtilsMessengerEXT");
        messenger = made.get(0);
    }

    private static boolean isThere(String layer) {
        try (MemoryStack stack = stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            Vk.check(vkEnumerateInstanceLayerProperties(count, null), "vkEnumerateInstanceLayerProperties");
            VkLayerProperties.Buffer layers = VkLayerProperties.calloc(count.get(0));
            try {
                Vk.check(vkEnumerateInstanceLayerProperties(count, layers), "vkEnumerateInstanceLayerProperties");
                for (VkLayerProperties one : layers) if (one.layerNameString().equals(layer)) return true;
                return false;
            } finally {
                layers.free();
            }
        }
    }

    boolean isValidated() {
        return validated;
    }

    /** What validation has said so far. */
    List<String> messages() {
        return messages;
    }

    List<VkPhysicalDevice> devices() {
        try (MemoryStack stack = stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            Vk.check(vkEnumeratePhysicalDevices(handle, count, null), "vkEnumeratePhysicalDevices");
            List<VkPhysicalDevice> devices = new ArrayList<>();
            if (count.get(0) == 0) return devices;
            PointerBuffer found = stack.mallocPointer(count.get(0));
            Vk.check(vkEnumeratePhysicalDevices(handle, count, found), "vkEnumeratePhysicalDevices");
            for (int i = 0; i < found.remaining(); i++) devices.add(new VkPhysicalDevice(found.get(i), handle));
            return devices;
        }
    }

    @Override
    public void close() {
        if (messenger != 0) vkDestroyDebugUtilsMessengerEXT(handle, messenger, null);
        vkDestroyInstance(handle, null);
        if (callback != null) callback.free();
    }
}
