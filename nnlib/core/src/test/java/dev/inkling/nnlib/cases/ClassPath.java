package dev.inkling.nnlib.cases;

import dev.inkling.nnlib.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The classes of nnlib as they lie on the class path, so that no list of them can be forgotten. */
public final class ClassPath {
    private ClassPath() {}

    /** Every public class of the package that extends {@code base} and can be made. */
    static Set<Class<?>> concrete(String packageName, Class<?> base) {
        Set<Class<?>> found = new HashSet<>();
        for (String name : names(packageName)) {
            Class<?> type = named(packageName, name);
            int modifiers = type.getModifiers();
            if (base.isAssignableFrom(type) && Modifier.isPublic(modifiers) && !Modifier.isAbstract(modifiers)) {
                found.add(type);
            }
        }
        return found;
    }

    /** The simple names of {@link #concrete} classes. */
    public static Set<String> concreteNames(String packageName, Class<?> base) {
        return concrete(packageName, base).stream().map(Class::getSimpleName).collect(Collectors.toSet());
    }

    /** A class that tests of other packages cannot name. */
    static Class<?> named(String packageName, String name) {
        try {
            return Class.forName(packageName + "." + name, false, ClassPath.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> names(String packageName) {
        String folder = "/" + packageName.replace('.', '/');
        try {
            URI home = Tensor.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            Path where = Paths.get(home);
            if (Files.isDirectory(where)) {
                return names(where.resolve(folder.substring(1)));
            }
            // Modules above nnlib see it as a jar.
            try (FileSystem jar = FileSystems.newFileSystem(where, (ClassLoader) null)) {
                return names(jar.getPath(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> names(Path classes) throws IOException {
        try (Stream<Path> files = Files.list(classes)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .collect(Collectors.toList());
        }
    }
}
