package dev.inkling.nnlib.gpu;

import dev.inkling.nnlib.gpu.device.Block;
import dev.inkling.nnlib.gpu.device.Gpu;
import dev.inkling.nnlib.gpu.device.OutOfDeviceMemoryException;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Cuts storages out of a few large blocks, since a device hands out only so many. A storage that nobody holds any more
 * is cut anew; what the device still does with its old contents comes first, for it does one thing after the other.
 */
final class Heap {
    private static final long USUAL = 16L << 20;

    /** A block, and its free places by where they begin. */
    private static final class Page {
        final Block block;
        final TreeMap<Long, Long> free = new TreeMap<>();

        Page(Block block) {
            this.block = block;
            free.put(0L, block.bytes());
        }

        /** Where so many bytes are free, or -1. */
        long cut(long bytes) {
            for (Map.Entry<Long, Long> place : free.entrySet()) {
                if (place.getValue() >= bytes) return cut(place.getKey(), place.getValue(), bytes);
            }
            return -1;
        }

        private long cut(long at, long size, long bytes) {
            free.remove(at);
            if (size > bytes) free.put(at + bytes, size - bytes);
            return at;
        }

        void giveBack(long at, long bytes) {
            long from = at;
            long size = bytes;
            Map.Entry<Long, Long> before = free.lowerEntry(at);
            if (before != null && before.getKey() + before.getValue() == at) {
                from = before.getKey();
                size += before.getValue();
            }
            Long after = free.remove(at + bytes);
            if (after != null) size += after;
            free.put(from, size);
        }
    }

    /** Remembers what to give back when a storage is gone. */
    private static final class Lease extends PhantomReference<GpuStorage> {
        final Page page;
        final long at;
        final long bytes;

        Lease(GpuStorage storage, ReferenceQueue<GpuStorage> gone, Page page, long at, long bytes) {
            super(storage, gone);
            this.page = page;
            this.at = at;
            this.bytes = bytes;
        }
    }

    private final Gpu gpu;
    private final long alignment;
    private final List<Page> pages = new ArrayList<>();
    private final Set<Lease> leases = new HashSet<>();
    private final ReferenceQueue<GpuStorage> gone = new ReferenceQueue<>();

    Heap(Gpu gpu) {
        this.gpu = gpu;
        alignment = Math.max(4, gpu.facts().alignment());
    }

    GpuStorage allocate(GpuBackend backend, int floats) {
        long bytes = Math.max(1, (4L * floats + alignment - 1) / alignment) * alignment;
        if (bytes > gpu.facts().mostBytes()) {
            throw new OutOfDeviceMemoryException(
                    "a tensor of " + bytes + " bytes is larger than what " + gpu.facts() + " binds at once");
        }
        collect();
        GpuStorage storage = cut(backend, floats, bytes);
        if (storage == null) {
            pages.add(new Page(block(Math.max(USUAL, bytes))));
            storage = cut(backend, floats, bytes);
        }
        return storage;
    }

    /** A new block; where the device has no room, what the collector finds may make some. */
    private Block block(long bytes) {
        try {
            return gpu.allocate(bytes);
        } catch (OutOfDeviceMemoryException full) {
            throw new OutOfDeviceMemoryException(
                    gpu.facts() + " has no room for another " + (bytes >> 20) + " MB: " + full.getMessage());
        }
    }

    private GpuStorage cut(GpuBackend backend, int floats, long bytes) {
        for (Page page : pages) {
            long at = page.cut(bytes);
            if (at < 0) continue;
            GpuStorage storage = new GpuStorage(backend, page.block, at, floats);
            leases.add(new Lease(storage, gone, page, at, bytes));
            return storage;
        }
        return null;
    }

    private void collect() {
        for (Object lease = gone.poll(); lease != null; lease = gone.poll()) {
            Lease ended = (Lease) lease;
            leases.remove(ended);
            ended.page.giveBack(ended.at, ended.bytes);
        }
    }
}
