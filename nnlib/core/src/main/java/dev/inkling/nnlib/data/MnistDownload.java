package dev.inkling.nnlib.data;

import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import dev.inkling.nnlib.io.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Fetches MNIST's four files into a folder: goes on where an earlier attempt stopped, tries one mirror after another,
 * and believes a file only if its SHA-256 is the published one. A file that is already there and right is not fetched.
 */
public final class MnistDownload {
    /** Where MNIST is published, the preferred address first. */
    public static final List<String> MIRRORS = Collections.unmodifiableList(Arrays.asList(
            "https://ossci-datasets.s3.amazonaws.com/mnist/", "https://storage.googleapis.com/cvdf-datasets/mnist/"));

    /** A file, and the SHA-256 of its bytes as they are published (gzipped). */
    public record Item(String name, String sha256) {}

    /**
     * The four published files. A copy of MNIST from elsewhere may hold the same pictures in another gzip packing: it
     * can be read, but is not what these digests stand for, and is fetched anew.
     */
    public static final List<Item> FILES = Collections.unmodifiableList(Arrays.asList(
            new Item(Mnist.TRAIN_IMAGES + ".gz", "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
            new Item(Mnist.TRAIN_LABELS + ".gz", "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
            new Item(Mnist.TEST_IMAGES + ".gz", "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
            new Item(Mnist.TEST_LABELS + ".gz", "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")));

    private static final String PART = ".part";
    private static final int TIMEOUT_MS = 15_000;
    /** Far above the largest file of 9.9 MB: an answer that never ends must not fill the disk. */
    private static final long MOST_BYTES = 64L << 20;

    /** Hears how far a file is, from the thread that downloads. */
    @FunctionalInterface
    public interface Progress {
        /**
         * {@code total} is -1 while it is unknown. Return false to cancel; what has arrived is kept for the next time.
         */
        boolean at(String name, long bytes, long total);
    }

    private final List<String> mirrors;
    private final List<Item> items;

    /** From the published addresses. */
    public MnistDownload() {
        this(MIRRORS, FILES);
    }

    /** Other files from other places. */
    public MnistDownload(List<String> mirrors, List<Item> items) {
        this.mirrors = new ArrayList<>(mirrors);
        this.items = new ArrayList<>(items);
    }

    /** Fetches what is missing; false if it was cancelled. Throws if no mirror gives the right bytes. */
    public boolean fetch(Path folder, Progress progress) throws IOException {
        Files.createDirectories(folder);
        for (Item item : items) {
            Path file = folder.resolve(item.name);
            if (Files.isRegularFile(file) && digest(file).equals(item.sha256)) {
                continue;
            }
            if (!fetch(item, file, progress)) {
                return false;
            }
        }
        return true;
    }

    private boolean fetch(Item item, Path file, Progress progress) throws IOException {
        Path part = file.resolveSibling(item.name + PART);
        List<String> failures = new ArrayList<>();
        for (String mirror : mirrors) {
            // A part from another mirror may be wrong: once more from the beginning before giving a mirror up.
            for (int attempt = 0; attempt < 2; attempt++) {
                boolean resumed = Files.exists(part) && Files.size(part) > 0;
                try {
                    if (!transfer(mirror + item.name, part, item.name, progress)) {
                        return false;
                    }
                } catch (StoreException full) {
                    // Another mirror would find the same disk.
                    throw full;
                } catch (IOException failure) {
                    failures.add(mirror + " (" + describe(failure) + ")");
                    break;
                }
                if (digest(part).equals(item.sha256)) {
                    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                    return true;
                }
                Files.delete(part);
                if (!resumed) {
                    failures.add(mirror + " (the bytes are not the published ones)");
                    break;
                }
            }
        }
        throw new IOException("Could not download " + item.name + " from " + String.join(", ", failures)
                + "; check the connection and try again, what has arrived is kept.");
    }

    private static String describe(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return "its name cannot be looked up";
        }
        String words = failure.getMessage();
        return words == null ? failure.getClass().getSimpleName() : words;
    }

    /** Appends what the address has beyond what is there; false if cancelled. */
    private static boolean transfer(String address, Path part, String name, Progress progress) throws IOException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address).toURL().openConnection();
        try {
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            connection.setRequestProperty("Accept-Encoding", "identity");
            if (have > 0) {
                connection.setRequestProperty("Range", "bytes=" + have + "-");
            }
            int status = connection.getResponseCode();
            if (have > 0 && status == 416) {
                // Nothing is missing: the digest says whether it is right.
                return progress.at(name, have, have);
            }
            if (status != HttpURLConnection.HTTP_OK && status != HttpURLConnection.HTTP_PARTIAL) {
                throw new IOException("the server answers " + status);
            }
            String range = connection.getHeaderField("Content-Range");
            boolean goesOn = status == HttpURLConnection.HTTP_PARTIAL
                    && range != null
                    && range.startsWith("bytes " + have + "-");
            if (status == HttpURLConnection.HTTP_PARTIAL && !goesOn) {
                throw new IOException("the server answers with another part than was asked for");
            }
            long start = goesOn ? have : 0;
            long length = connection.getContentLengthLong();
            return copy(connection, part, start, length < 0 ? -1 : start + length, name, progress);
        } finally {
            connection.disconnect();
        }
    }

    private static boolean copy(
            HttpURLConnection connection, Path part, long start, long total, String name, Progress progress)
            throws IOException {
        StandardOpenOption how = start > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        long at = start;
        try (InputStream in = connection.getInputStream();
                OutputStream out =
                        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            byte[] buffer = new byte[1 << 14];
            if (!progress.at(name, at, total)) {
                return false;
            }
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                try {
                    out.write(buffer, 0, n);
                } catch (IOException failure) {
                    throw StoreException.of("writing", name, failure);
                }
                at += n;
                if (at > MOST_BYTES) {
                    throw new BadFileException(Reason.NOT_OURS, "the answer is far larger than the file");
                }
                if (!progress.at(name, at, total)) {
                    return false;
                }
            }
        }
        if (total >= 0 && at < total) {
            throw new IOException("the connection broke at " + at + " of " + total + " bytes");
        }
        return true;
    }

    private static String digest(Path file) throws IOException {
        MessageDigest sha;
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 14];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha.update(buffer, 0, n);
            }
        }
        StringBuilder hex = new StringBuilder();
        for (byte b : sha.digest()) {
            hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return hex.toString();
    }
}
