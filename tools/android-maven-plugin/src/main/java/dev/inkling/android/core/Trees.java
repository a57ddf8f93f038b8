package dev.inkling.android.core;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Folders as wholes: list, delete, replace. */
final class Trees {
    private Trees() {}

    /** The path of a file inside a root, always with forward slashes. */
    static String name(Path root, Path file) {
        List<String> parts = new ArrayList<>();
        root.relativize(file).forEach(p -> parts.add(p.toString()));
        return String.join("/", parts);
    }

    /** Every regular file below a folder in name order; none if the folder is missing. */
    static List<Path> files(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(root)) {
            List<Path> files = new ArrayList<>(walk.filter(Files::isRegularFile).toList());
            files.sort((a, b) -> name(root, a).compareTo(name(root, b)));
            return files;
        }
    }

    static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path p, BasicFileAttributes at) throws IOException {
                Files.delete(p);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path p, IOException e) throws IOException {
                Files.delete(p);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Puts a finished file or folder in its place, replacing what stood there. */
    static void replace(Path finished, Path place) throws IOException {
        Files.createDirectories(place.getParent());
        if (Files.isDirectory(place)) {
            delete(place);
        }
        try {
            Files.move(finished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(finished, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Writes a small file beside its place and renames it. */
    static void write(Path place, byte[] content) throws IOException {
        Files.createDirectories(place.getParent());
        Path beside =
                Files.createTempFile(place.getParent(), place.getFileName().toString(), ".new");
        try {
            Files.write(beside, content);
            replace(beside, place);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
