package dev.inkling.android.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** SHA-256 of files and folders. A file is read once in a build: outputs only ever arrive by rename. */
final class Hashes {
    private record Seen(long size, FileTime time, Object inode, String hash) {}

    private static final Map<Path, Seen> SEEN = new ConcurrentHashMap<>();

    private Hashes() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    static String of(String text) {
        return hex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String of(byte[] bytes) {
        return hex(sha256().digest(bytes));
    }

    /** The hash of class files, with those of the classes inside them. */
    static String of(List<Class<?>> classes) throws IOException {
        MessageDigest sha = sha256();
        for (Class<?> type : classes) {
            add(type, sha);
        }
        return hex(sha.digest());
    }

    private static void add(Class<?> type, MessageDigest sha) throws IOException {
        String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            sha.update(in.readAllBytes());
        }
        Class<?>[] inside = type.getDeclaredClasses();
        Arrays.sort(inside, Comparator.comparing(Class::getName));
        for (Class<?> c : inside) {
            add(c, sha);
        }
    }

    /** The hash of one file's content. */
    static String ofFile(Path file) throws IOException {
        Path key = file.toAbsolutePath().normalize();
        BasicFileAttributes at = Files.readAttributes(key, BasicFileAttributes.class);
        Seen seen = SEEN.get(key);
        if (seen != null
                && seen.size == at.size()
                && seen.time.equals(at.lastModifiedTime())
                && Objects.equals(seen.inode, at.fileKey())) {
            return seen.hash;
        }
        String hash = hex(digest(key));
        SEEN.put(key, new Seen(at.size(), at.lastModifiedTime(), at.fileKey(), hash));
        return hash;
    }

    /** Every file below a folder (or the file itself, under the empty name) with its hash, in name order. */
    static Map<String, String> ofTree(Path root) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        if (Files.isRegularFile(root)) {
            hashes.put("", ofFile(root));
        } else if (Files.isDirectory(root)) {
            try (Stream<Path> walk = Files.walk(root)) {
                for (Path p : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                    hashes.put(Trees.name(root, p), ofFile(p));
                }
            }
        }
        return hashes;
    }

    /** One hash for a file or a whole folder; a missing path has a hash of its own. */
    static String ofAny(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return ofFile(path);
        }
        return Files.isDirectory(path) ? of("folder\n" + ofTree(path)) : "missing";
    }

    private static byte[] digest(Path file) throws IOException {
        MessageDigest sha = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n; (n = in.read(buffer)) > 0; ) {
                sha.update(buffer, 0, n);
            }
        }
        return sha.digest();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
