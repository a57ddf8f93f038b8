package dev.inkling.nnlib.vulkan;

import static org.lwjgl.system.MemoryStack.stackPush;
import static org.lwjgl.vulkan.VK10.VK_SUCCESS;
import static org.lwjgl.vulkan.VK10.vkCreatePipelineCache;
import static org.lwjgl.vulkan.VK10.vkDestroyPipelineCache;
import static org.lwjgl.vulkan.VK10.vkGetPipelineCacheData;

import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.Framed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.lwjgl.BufferUtils;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkDevice;
import org.lwjgl.vulkan.VkPipelineCacheCreateInfo;

/**
 * What the driver made of the programs, kept in a file so that the next process starts sooner. The file carries a
 * checksum and the device's key: a driver may crash over bytes that are damaged, or another driver's.
 */
final class PipelineCache {
    static final String NAME = "vulkan.pipelines";
    private static final String KIND = "pipelines";
    private static final int VERSION = 1;

    final long handle;

    private final VkDevice device;
    private final byte[] key;
    private final FileStore store;
    private int unsaved;

    /** In a folder; null for one that lasts as long as the device. */
    PipelineCache(VkDevice device, String key, Path folder) {
        this.device = device;
        this.key = (key + "\n").getBytes(StandardCharsets.UTF_8);
        store = folder == null ? null : new FileStore(folder);
        byte[] known = known();
        try (MemoryStack stack = stackPush()) {
            VkPipelineCacheCreateInfo info =
                    VkPipelineCacheCreateInfo.calloc(stack).sType$Default();
            if (known.length > 0) {
                ByteBuffer data = BufferUtils.createByteBuffer(known.length);
                info.pInitialData(data.put(known).flip());
            }
            LongBuffer made = stack.mallocLong(1);
            Vk.check(vkCreatePipelineCache(device, info, null, made), "vkCreatePipelineCache");
            handle = made.get(0);
        }
    }

    /** What the file holds for this device; nothing where it is missing, damaged or another's. */
    byte[] known() {
        try {
            if (store == null || !store.exists(NAME)) return new byte[0];
            byte[] content = Framed.read(store, NAME, KIND, VERSION).content();
            boolean ours = content.length >= key.length && Arrays.equals(content, 0, key.length, key, 0, key.length);
            return ours ? Arrays.copyOfRange(content, key.length, content.length) : new byte[0];
        } catch (IOException damaged) {
            return new byte[0];
        }
    }

    /** Notes that a program was made. */
    void added() {
        unsaved++;
    }

    /** Writes what is new. Where there is no room for it, the next process compiles again. */
    void save() {
        if (store == null || unsaved == 0) return;
        unsaved = 0;
        byte[] data = data();
        try {
            Framed.write(store, NAME, KIND, VERSION, out -> {
                out.write(key);
                out.write(data);
            });
        } catch (IOException full) {
            // Then it is compiled again, which takes longer and does no harm.
        }
    }

    private byte[] data() {
        try (MemoryStack stack = stackPush()) {
            PointerBuffer size = stack.mallocPointer(1);
            Vk.check(vkGetPipelineCacheData(device, handle, size, null), "vkGetPipelineCacheData");
            ByteBuffer bytes = BufferUtils.createByteBuffer((int) size.get(0));
            if (vkGetPipelineCacheData(device, handle, size, bytes) != VK_SUCCESS) return new byte[0];
            byte[] data = new byte[(int) size.get(0)];
            bytes.get(data);
            return data;
        }
    }

    void close() {
        vkDestroyPipelineCache(device, handle, null);
    }
}
