package dev.inkling.nnlib.vulkan;

import static org.lwjgl.system.MemoryStack.stackPush;
import static org.lwjgl.system.MemoryUtil.memAddress;
import static org.lwjgl.system.MemoryUtil.memAllocPointer;
import static org.lwjgl.system.MemoryUtil.memCopy;
import static org.lwjgl.system.MemoryUtil.memFree;
import static org.lwjgl.vulkan.VK10.VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT;
import static org.lwjgl.vulkan.VK10.VK_COMMAND_POOL_CREATE_RESET_COMMAND_BUFFER_BIT;
import static org.lwjgl.vulkan.VK10.VK_PHYSICAL_DEVICE_TYPE_CPU;
import static org.lwjgl.vulkan.VK10.VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU;
import static org.lwjgl.vulkan.VK10.VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU;
import static org.lwjgl.vulkan.VK10.VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU;
import static org.lwjgl.vulkan.VK10.VK_QUEUE_COMPUTE_BIT;
import static org.lwjgl.vulkan.VK10.VK_TIMEOUT;
import static org.lwjgl.vulkan.VK10.vkCreateCommandPool;
import static org.lwjgl.vulkan.VK10.vkCreateDevice;
import static org.lwjgl.vulkan.VK10.vkCreateFence;
import static org.lwjgl.vulkan.VK10.vkDestroyCommandPool;
import static org.lwjgl.vulkan.VK10.vkDestroyDevice;
import static org.lwjgl.vulkan.VK10.vkDestroyFence;
import static org.lwjgl.vulkan.VK10.vkDeviceWaitIdle;
import static org.lwjgl.vulkan.VK10.vkGetDeviceQueue;
import static org.lwjgl.vulkan.VK10.vkGetPhysicalDeviceProperties;
import static org.lwjgl.vulkan.VK10.vkGetPhysicalDeviceQueueFamilyProperties;
import static org.lwjgl.vulkan.VK10.vkQueueSubmit;
import static org.lwjgl.vulkan.VK10.vkResetFences;
import static org.lwjgl.vulkan.VK10.vkWaitForFences;

import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.gpu.device.Block;
import dev.inkling.nnlib.gpu.device.DeviceLostException;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Facts;
import dev.inkling.nnlib.gpu.device.Gpu;
import dev.inkling.nnlib.gpu.device.GpuException;
import dev.inkling.nnlib.gpu.device.Graph;
import dev.inkling.nnlib.gpu.device.Hazards;
import dev.inkling.nnlib.gpu.device.Program;
import dev.inkling.nnlib.gpu.device.ProgramSource;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkCommandPoolCreateInfo;
import org.lwjgl.vulkan.VkDevice;
import org.lwjgl.vulkan.VkDeviceCreateInfo;
import org.lwjgl.vulkan.VkDeviceQueueCreateInfo;
import org.lwjgl.vulkan.VkFenceCreateInfo;
import org.lwjgl.vulkan.VkPhysicalDevice;
import org.lwjgl.vulkan.VkPhysicalDeviceProperties;
import org.lwjgl.vulkan.VkQueue;
import org.lwjgl.vulkan.VkQueueFamilyProperties;
import org.lwjgl.vulkan.VkSubmitInfo;

/**
 * A device of Vulkan. What is asked for is gathered in a command buffer, which is handed over when it is full or when
 * somebody reads; two take turns, so that one is filled while the device works on the other.
 */
final class VulkanGpu implements Gpu {
    private static final long MOST_NANOS = 20_000_000_000L;
    private static final int MOST_DISPATCHES = 256;
    private static final long STAGE_BYTES = 4 << 20;

    /** Commands that are gathered, memory through which the host's bytes come, and what says that they are done. */
    private final class Turn {
        final Commands commands = newCommands(MOST_DISPATCHES);
        final VulkanBlock stage = block(STAGE_BYTES, true);
        final long fence;
        /** Two commands at most, the second of a graph. */
        final PointerBuffer handles = memAllocPointer(2);

        final VkSubmitInfo submission = VkSubmitInfo.calloc().sType$Default();
        long staged;
        boolean pending;
        boolean open;

        Turn() {
            try (MemoryStack stack = stackPush()) {
                LongBuffer made = stack.mallocLong(1);
                VkFenceCreateInfo info = VkFenceCreateInfo.calloc(stack).sType$Default();
                Vk.check(vkCreateFence(device, info, null, made), "vkCreateFence");
                fence = made.get(0);
            }
            handles.put(0, commands.handle);
        }

        void close() {
            commands.close();
            vkDestroyFence(device, fence, null);
            memFree(handles);
            submission.free();
        }

        Commands commands() {
            if (!open) {
                await();
                commands.begin(VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT);
                staged = 0;
                open = true;
            }
            return commands;
        }

        void await() {
            if (!pending) return;
            int answer = vkWaitForFences(device, fence, true, MOST_NANOS);
            if (answer == VK_TIMEOUT) {
                throw new DeviceLostException(facts + " has not answered for " + MOST_NANOS / 1_000_000_000 + " s");
            }
            Vk.check(answer, "vkWaitForFences");
            Vk.check(vkResetFences(device, fence), "vkResetFences");
            pending = false;
        }
    }

    private final VulkanInstance instance;
    private final VkDevice device;
    private final VkQueue queue;
    private final VulkanMemory memory;
    private final Facts facts;
    private final long pool;
    private final PipelineCache pipelines;
    private final Function<String, ByteBuffer> spirv;
    private final Supplier<Hazards> hazards;
    private final Map<String, VulkanProgram> programs = new HashMap<>();
    private final Set<VulkanBlock> blocks = new LinkedHashSet<>();
    private final Set<VulkanGraph> graphs = new LinkedHashSet<>();
    private final Turn[] turns;
    private int turn;
    private long submissions;
    private long writes;
    private boolean closed;

    /**
     * Opens a device.
     *
     * @param spirv the code of a program by its name
     * @param hazards what says where barriers stand, anew for each list of commands
     */
    VulkanGpu(
            VulkanInstance instance,
            VkPhysicalDevice physical,
            Function<String, ByteBuffer> spirv,
            Supplier<Hazards> hazards) {
        this.instance = instance;
        this.hazards = hazards;
        this.spirv = spirv;
        facts = facts(physical);
        memory = new VulkanMemory(physical);
        int family = family(physical);
        try (MemoryStack stack = stackPush()) {
            VkDeviceQueueCreateInfo.Buffer queues = VkDeviceQueueCreateInfo.calloc(1, stack)
                    .sType$Default()
                    .queueFamilyIndex(family)
                    .pQueuePriorities(stack.floats(1));
            VkDeviceCreateInfo info =
                    VkDeviceCreateInfo.calloc(stack).sType$Default().pQueueCreateInfos(queues);
            PointerBuffer made = stack.mallocPointer(1);
            Vk.check(vkCreateDevice(physical, info, null, made), "vkCreateDevice");
            device = new VkDevice(made.get(0), physical, info);
            vkGetDeviceQueue(device, family, 0, made);
            queue = new VkQueue(made.get(0), device);
            LongBuffer one = stack.mallocLong(1);
            VkCommandPoolCreateInfo commands = VkCommandPoolCreateInfo.calloc(stack)
                    .sType$Default()
                    .flags(VK_COMMAND_POOL_CREATE_RESET_COMMAND_BUFFER_BIT)
                    .queueFamilyIndex(family);
            Vk.check(vkCreateCommandPool(device, commands, null, one), "vkCreateCommandPool");
            pool = one.get(0);
        }
        pipelines = new PipelineCache(device, facts.key(), Devices.reports());
        turns = new Turn[] {new Turn(), new Turn()};
    }

    static Facts facts(VkPhysicalDevice device) {
        try (MemoryStack stack = stackPush()) {
            VkPhysicalDeviceProperties told = VkPhysicalDeviceProperties.malloc(stack);
            vkGetPhysicalDeviceProperties(device, told);
            Facts.Kind kind =
                    switch (told.deviceType()) {
                        case VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU -> Facts.Kind.DISCRETE;
                        case VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU -> Facts.Kind.INTEGRATED;
                        case VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU -> Facts.Kind.VIRTUAL;
                        case VK_PHYSICAL_DEVICE_TYPE_CPU -> Facts.Kind.CPU;
                        default -> Facts.Kind.OTHER;
                    };
            String driver = "Vulkan driver " + Integer.toHexString(told.driverVersion());
            String key = String.join(
                    "/",
                    Integer.toHexString(told.vendorID()),
                    Integer.toHexString(told.deviceID()),
                    Integer.toHexString(told.driverVersion()),
                    Integer.toHexString(told.apiVersion()),
                    told.deviceNameString());
            return new Facts(
                    told.deviceNameString(),
                    kind,
                    driver,
                    key,
                    (int) told.limits().minStorageBufferOffsetAlignment(),
                    Integer.toUnsignedLong(told.limits().maxStorageBufferRange()));
        }
    }

    /** The first family of queues that computes, or -1. */
    static int family(VkPhysicalDevice device) {
        try (MemoryStack stack = stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            vkGetPhysicalDeviceQueueFamilyProperties(device, count, null);
            VkQueueFamilyProperties.Buffer families = VkQueueFamilyProperties.malloc(count.get(0), stack);
            vkGetPhysicalDeviceQueueFamilyProperties(device, count, families);
            for (int i = 0; i < families.remaining(); i++) {
                if ((families.get(i).queueFlags() & VK_QUEUE_COMPUTE_BIT) != 0) return i;
            }
            return -1;
        }
    }

    private Commands newCommands(int most) {
        return new Commands(device, pool, facts.alignment(), most, hazards.get());
    }

    /** What validation has said so far. */
    List<String> messages() {
        return instance.messages();
    }

    /** Whether validation listens. */
    boolean isValidated() {
        return instance.isValidated();
    }

    private VulkanBlock block(long bytes, boolean host) {
        VulkanBlock[] made = new VulkanBlock[1];
        made[0] = new VulkanBlock(device, memory, bytes, host, () -> {
            if (!closed) finish();
            blocks.remove(made[0]);
        });
        blocks.add(made[0]);
        return made[0];
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public Block allocate(long bytes) {
        return block(bytes, false);
    }

    @Override
    public void write(ByteBuffer from, Block to, long offset) {
        long size = from.remaining();
        for (long done = 0; done < size; done += STAGE_BYTES) {
            long part = Math.min(size - done, STAGE_BYTES);
            Turn now = withRoom(part);
            memCopy(memAddress(from) + done, now.stage.mapped + now.staged, part);
            now.commands.copy(now.stage, now.staged, (VulkanBlock) to, offset + done, part);
            now.staged += (part + 3) / 4 * 4;
            writes++;
        }
    }

    @Override
    public void read(Block from, long offset, ByteBuffer to) {
        long size = to.remaining();
        for (long done = 0; done < size; done += STAGE_BYTES) {
            long part = Math.min(size - done, STAGE_BYTES);
            Turn now = withRoom(part);
            now.commands.copy((VulkanBlock) from, offset + done, now.stage, now.staged, part);
            flush();
            now.await();
            memCopy(now.stage.mapped + now.staged, memAddress(to) + done, part);
        }
    }

    /** The turn that is being filled, with room for so many bytes on their way. */
    private Turn withRoom(long bytes) {
        if (turns[turn].open && turns[turn].staged + bytes > STAGE_BYTES) flush();
        turns[turn].commands();
        return turns[turn];
    }

    @Override
    public void copy(Block from, long fromOffset, Block to, long toOffset, long bytes) {
        turns[turn].commands().copy((VulkanBlock) from, fromOffset, (VulkanBlock) to, toOffset, bytes);
    }

    @Override
    public Program program(ProgramSource source) {
        return programs.computeIfAbsent(source.name(), name -> {
            pipelines.added();
            return new VulkanProgram(device, pipelines.handle, source, spirv.apply(name));
        });
    }

    @Override
    public void run(Dispatch dispatch) {
        Turn now = turns[turn];
        now.commands().dispatch(dispatch);
        if (now.commands.isFull()) flush();
    }

    @Override
    public Graph graph(List<Dispatch> dispatches) {
        VulkanGraph graph = new VulkanGraph(this, newCommands(Math.max(1, dispatches.size())), dispatches);
        graphs.add(graph);
        // A plan was made, with all its programs: they are compiled for the next process, too.
        pipelines.save();
        return graph;
    }

    void forget(VulkanGraph graph) {
        graphs.remove(graph);
    }

    /** Hands over what is gathered, and what a graph has recorded after it. */
    void submit(Commands graph) {
        Turn now = turns[turn];
        now.commands();
        now.handles.limit(2).put(1, graph.handle);
        submit(now);
    }

    /** Hands over what is gathered. */
    private void flush() {
        Turn now = turns[turn];
        if (!now.open) return;
        now.handles.limit(1);
        submit(now);
    }

    private void submit(Turn now) {
        now.commands.end();
        now.open = false;
        now.submission.pCommandBuffers(now.handles);
        Vk.check(vkQueueSubmit(queue, now.submission, now.fence), "vkQueueSubmit");
        submissions++;
        now.pending = true;
        turn = 1 - turn;
    }

    /** How often anything was handed over. */
    long submissions() {
        return submissions;
    }

    VkDevice device() {
        return device;
    }

    PipelineCache pipelines() {
        return pipelines;
    }

    /** How often bytes of the host were. */
    long writes() {
        return writes;
    }

    @Override
    public void finish() {
        flush();
        for (Turn each : turns) each.await();
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        int answer = vkDeviceWaitIdle(device);
        List.copyOf(graphs).forEach(VulkanGraph::close);
        for (Turn each : turns) each.close();
        programs.values().forEach(VulkanProgram::close);
        List.copyOf(blocks).forEach(VulkanBlock::close);
        pipelines.close();
        vkDestroyCommandPool(device, pool, null);
        vkDestroyDevice(device, null);
        instance.close();
        if (answer != 0) throw new GpuException("vkDeviceWaitIdle failed (" + answer + ")");
    }
}
