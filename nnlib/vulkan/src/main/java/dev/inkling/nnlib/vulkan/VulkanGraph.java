package dev.inkling.nnlib.vulkan;

import static org.lwjgl.vulkan.VK10.VK_COMMAND_BUFFER_USAGE_SIMULTANEOUS_USE_BIT;

import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Graph;
import java.util.List;

/** Dispatches in a command buffer that is submitted again and again. */
final class VulkanGraph implements Graph {
    private final VulkanGpu gpu;
    private final Commands commands;
    private boolean closed;

    VulkanGraph(VulkanGpu gpu, Commands commands, List<Dispatch> dispatches) {
        this.gpu = gpu;
        this.commands = commands;
        commands.begin(VK_COMMAND_BUFFER_USAGE_SIMULTANEOUS_USE_BIT);
        dispatches.forEach(commands::dispatch);
        commands.end();
    }

    @Override
    public void run() {
        gpu.submit(commands);
    }

    @Override
    public int dispatches() {
        return commands.dispatches();
    }

    @Override
    public int barriers() {
        return commands.barriers();
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        gpu.finish();
        commands.close();
        gpu.forget(this);
    }
}
