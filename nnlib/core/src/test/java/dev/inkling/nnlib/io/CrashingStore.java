package dev.inkling.nnlib.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A disk in memory whose power can fail: {@link #powerOffAfter} ends it at an operation, {@link #reboot} shows what a
 * real disk might hold then.
 *
 * <p>Bytes that were synced stay. Of the others each sector may be kept, lost, torn or damaged by a bit, and each
 * create, rename and remove after the last sync of the folder may have happened or not, whatever the order. All from
 * one seed, which {@link #toString} tells.
 */
public final class CrashingStore extends Store {
    /** The power is off: thrown by the operation that it hit and by every later one. */
    public static final class PowerOff extends Error {
        private static final long serialVersionUID = 1;

        PowerOff(CrashingStore store) {
            super("power off, " + store);
        }
    }

    private static final int SECTOR = 512;

    private static final class Inode {
        byte[] synced = new byte[0];
        final List<byte[]> unsynced = new ArrayList<>();

        byte[] content() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(synced);
            unsynced.forEach(all::writeBytes);
            return all.toByteArray();
        }
    }

    /** A change of the folder: {@code name} now means {@code inode}, or nothing. */
    private record Change(String from, String to, Inode inode) {
        void apply(Map<String, Inode> folder) {
            if (from != null) {
                folder.remove(from);
            }
            if (to != null) {
                folder.put(to, inode);
            }
        }
    }

    private final long seed;
    private final Random random;
    private final Map<String, Inode> folder = new LinkedHashMap<>();
    private final Map<String, Inode> syncedFolder = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private long capacity = Long.MAX_VALUE;
    private int powerOffAfter = Integer.MAX_VALUE;
    private int operations;

    public CrashingStore(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** The power fails at the operation after this many more. */
    public CrashingStore powerOffAfter(int more) {
        powerOffAfter = operations + more;
        return this;
    }

    /** The disk is full at this many bytes. */
    public CrashingStore capacity(long bytes) {
        capacity = bytes;
        return this;
    }

    /** How many operations (creates, sectors written, syncs, renames, removes) there have been. */
    public int operations() {
        return operations;
    }

    public long used() {
        return folder.values().stream().mapToLong(f -> f.content().length).sum();
    }

    /** Damages one bit of a file, as an old disk does even to synced bytes. */
    public void flipBit(String name) {
        Inode file = folder.get(name);
        file.synced = file.content();
        file.unsynced.clear();
        flip(file.synced);
    }

    /** Replaces the content of a file, synced, without any step that can fail. */
    public void plant(String name, byte[] content) {
        Inode file = new Inode();
        file.synced = content.clone();
        folder.put(name, file);
        syncedFolder.put(name, file);
    }

    /** The disk after a loss of power now, with power again. Ask twice and the unsynced part may differ. */
    public CrashingStore reboot() {
        CrashingStore after = new CrashingStore(random.nextLong());
        Map<String, Inode> survived = new LinkedHashMap<>(syncedFolder);
        for (Change change : changes) {
            if (random.nextBoolean()) {
                change.apply(survived);
            }
        }
        survived.forEach((name, file) -> after.plant(name, afterLoss(file)));
        return after;
    }

    private byte[] afterLoss(Inode file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(file.synced);
        int fate = random.nextInt(6);
        for (int i = 0; i < file.unsynced.size(); i++) {
            byte[] sector = file.unsynced.get(i).clone();
            switch (fate) {
                case 0 -> out.writeBytes(sector);
                case 1 -> out.writeBytes(new byte[sector.length]);
                case 2 -> out.writeBytes(random.nextBoolean() ? sector : new byte[sector.length]);
                case 3 ->
                    out.writeBytes(
                            i < file.unsynced.size() - 1
                                    ? sector
                                    : Arrays.copyOf(sector, random.nextInt(sector.length)));
                case 4 -> {
                    if (random.nextInt(file.unsynced.size()) == 0) {
                        flip(sector);
                    }
                    out.writeBytes(sector);
                }
                default -> {
                    return out.toByteArray();
                }
            }
        }
        return out.toByteArray();
    }

    private void flip(byte[] bytes) {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
    }

    private void operation() {
        if (operations >= powerOffAfter) {
            throw new PowerOff(this);
        }
        operations++;
    }

    private void change(Change change) {
        change.apply(folder);
        changes.add(change);
    }

    private Inode file(String name) throws IOException {
        Inode file = folder.get(name);
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        return file;
    }

    @Override
    protected List<String> names() {
        return new ArrayList<>(folder.keySet());
    }

    @Override
    protected InputStream open(String name) throws IOException {
        return new ByteArrayInputStream(file(name).content());
    }

    @Override
    protected long length(String name) throws IOException {
        return file(name).content().length;
    }

    @Override
    protected Output create(String name) {
        operation();
        Inode file = new Inode();
        change(new Change(null, name, file));
        return new Sectors(file);
    }

    @Override
    protected void rename(String from, String to) throws IOException {
        operation();
        change(new Change(from, to, file(from)));
    }

    @Override
    protected void remove(String name) {
        operation();
        if (folder.containsKey(name)) {
            change(new Change(name, null, null));
        }
    }

    @Override
    protected void syncFolder() {
        operation();
        syncedFolder.clear();
        syncedFolder.putAll(folder);
        changes.clear();
    }

    @Override
    public String toString() {
        return "CrashingStore(seed " + seed + ", " + operations + " operations, " + folder.keySet() + ")";
    }

    private final class Sectors extends Output {
        private final Inode file;
        private final byte[] sector = new byte[SECTOR];
        private int filled;

        Sectors(Inode file) {
            this.file = file;
        }

        @Override
        public void write(int b) throws IOException {
            sector[filled++] = (byte) b;
            if (filled == SECTOR) {
                flush();
            }
        }

        @Override
        public void flush() throws IOException {
            if (filled == 0) {
                return;
            }
            operation();
            long room = capacity - used();
            int fits = (int) Math.max(0, Math.min(filled, room));
            if (fits > 0) {
                file.unsynced.add(Arrays.copyOf(sector, fits));
            }
            boolean full = fits < filled;
            filled = 0;
            if (full) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void sync() throws IOException {
            flush();
            operation();
            file.synced = file.content();
            file.unsynced.clear();
        }
    }
}
