package dev.inkling.app.training;

import dev.inkling.nnlib.data.Idx;
import dev.inkling.nnlib.data.Mnist;
import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import dev.inkling.nnlib.io.FileStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Takes MNIST's four files from wherever the person keeps them: what each is, its content says, not its name. */
public final class MnistFiles {
    /** Files that the person chose; each is opened once, when its turn comes. */
    public interface Chosen {
        int count();

        String name(int index);

        InputStream open(int index) throws IOException;
    }

    private static final int MOST_BYTES = 100 << 20;
    private static final int TRAIN = 60_000;
    private static final int TEST = 10_000;

    private MnistFiles() {}

    /** Checks the chosen files and puts them into the folder; where one is missing or wrong nothing there changes. */
    static void bring(Chosen chosen, Path folder, Consumer<String> at) throws IOException {
        Path aside = folder.resolveSibling(folder.getFileName() + "-coming");
        FileStore store = new FileStore(aside);
        try {
            List<String> missing = new ArrayList<>(Arrays.asList(
                    "train-images-idx3-ubyte",
                    "train-labels-idx1-ubyte",
                    "t10k-images-idx3-ubyte",
                    "t10k-labels-idx1-ubyte"));
            for (int i = 0; i < chosen.count(); i++) {
                at.accept(chosen.name(i));
                byte[] bytes = read(chosen, i);
                String name = recognize(bytes, chosen.name(i));
                boolean packed = bytes[0] == 0x1f;
                store.write(packed ? name + ".gz" : name, out -> out.write(bytes));
                missing.remove(name);
            }
            if (!missing.isEmpty()) throw new Incomplete(missing);
            Mnist.train(aside);
            Mnist.test(aside);
            Files.createDirectories(folder);
            for (String name : store.list()) {
                Files.move(aside.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            for (String name : store.list()) store.delete(name);
            Files.deleteIfExists(aside);
        }
    }

    /** Says which of the four files were not among those chosen. */
    static final class Incomplete extends IOException {
        Incomplete(List<String> missing) {
            super("Choose all four files of MNIST at once; missing: " + String.join(", ", missing) + ".");
        }
    }

    private static byte[] read(Chosen chosen, int index) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = chosen.open(index)) {
            byte[] part = new byte[1 << 14];
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                out.write(part, 0, n);
                if (out.size() > MOST_BYTES) throw notOurs(chosen.name(index));
            }
        }
        return out.toByteArray();
    }

    private static String recognize(byte[] bytes, String name) throws IOException {
        int[] shape = Idx.read(new ByteArrayInputStream(bytes), name).shape();
        String set = shape[0] == TRAIN ? "train" : shape[0] == TEST ? "t10k" : "";
        boolean pictures = shape.length == 3 && shape[1] == 28 && shape[2] == 28;
        if (set.isEmpty() || !pictures && shape.length != 1) throw notOurs(name);
        return set + (pictures ? "-images-idx3-ubyte" : "-labels-idx1-ubyte");
    }

    private static BadFileException notOurs(String name) {
        return new BadFileException(Reason.NOT_OURS, name + " is none of MNIST's four files.");
    }
}
