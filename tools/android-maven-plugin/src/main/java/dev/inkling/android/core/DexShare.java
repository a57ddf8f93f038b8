package dev.inkling.android.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jf.dexlib2.Opcodes;
import org.jf.dexlib2.dexbacked.DexBackedDexFile;
import org.jf.dexlib2.iface.ClassDef;
import org.jf.dexlib2.iface.Method;
import org.jf.dexlib2.immutable.ImmutableClassDef;
import org.jf.dexlib2.writer.io.MemoryDataStore;
import org.jf.dexlib2.writer.pool.DexPool;

/**
 * How many bytes of dex a package costs: the dex is written once as it is and once without the package's classes, and
 * the difference counts. So the names, strings and types that nothing else needs are in it. R8's renaming is undone by
 * its mapping, and so is its merging of classes that have nothing to do with each other; code that it inlined counts
 * where it ended up.
 */
final class DexShare {
    private final List<DexBackedDexFile> files = new ArrayList<>();
    private final Mapping mapping;
    private final long whole;

    /** Reads an APK's dex; {@code mapping} is R8's, or a file that is not there if nothing was renamed. */
    DexShare(Path apk, Path mapping) throws IOException {
        for (Zips.Entry e : Zips.entries(apk)) {
            if (DexClasses.isDex(e.name())) {
                String version = new String(e.bytes(), 4, 3, StandardCharsets.US_ASCII);
                files.add(new DexBackedDexFile(Opcodes.forDexVersion(Integer.parseInt(version)), e.bytes()));
            }
        }
        this.mapping = Mapping.read(mapping);
        whole = without(null);
    }

    /** Bytes of a package and all below it. */
    long of(String packageName) throws IOException {
        return whole - without(packageName);
    }

    /** The packages below one with the bytes of each, the largest first. */
    List<Map.Entry<String, Long>> below(String packageName) throws IOException {
        List<Map.Entry<String, Long>> sizes = new ArrayList<>();
        for (String name : names(packageName)) {
            sizes.add(Map.entry(name, of(name)));
        }
        sizes.sort(Map.Entry.<String, Long>comparingByValue().reversed());
        return sizes;
    }

    private Set<String> names(String packageName) {
        Set<String> below = new TreeSet<>();
        for (DexBackedDexFile file : files) {
            for (ClassDef c : file.getClasses()) {
                String name = mapping.original(name(c));
                if (name.startsWith(packageName + ".")) {
                    String rest = name.substring(packageName.length() + 1);
                    if (rest.indexOf('.') > 0) {
                        below.add(packageName + "." + rest.substring(0, rest.indexOf('.')));
                    }
                }
            }
        }
        return below;
    }

    /** Bytes of all but a package, or of all. */
    private long without(String packageName) throws IOException {
        long bytes = 0;
        for (DexBackedDexFile file : files) {
            DexPool pool = new DexPool(file.getOpcodes());
            for (ClassDef c : file.getClasses()) {
                ClassDef rest = packageName == null ? c : without(packageName, c);
                if (rest != null) {
                    pool.internClass(rest);
                }
            }
            MemoryDataStore store = new MemoryDataStore();
            pool.writeTo(store);
            bytes += store.getSize();
        }
        return bytes;
    }

    /** A class without what was in a package, or null if nothing is left of it. */
    private ClassDef without(String packageName, ClassDef c) {
        List<Method> kept = new ArrayList<>();
        int methods = 0;
        for (Method method : c.getMethods()) {
            methods++;
            if (!mapping.wasIn(packageName, name(c), method.getName())) {
                kept.add(method);
            }
        }
        boolean own = mapping.original(name(c)).startsWith(packageName + ".");
        if (own && kept.isEmpty()) {
            return null;
        }
        return !own && kept.size() == methods
                ? c
                : new ImmutableClassDef(
                        c.getType(),
                        c.getAccessFlags(),
                        c.getSuperclass(),
                        c.getInterfaces(),
                        c.getSourceFile(),
                        c.getAnnotations(),
                        own ? List.of() : c.getFields(),
                        kept);
    }

    private static String name(ClassDef c) {
        String descriptor = c.getType();
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }
}
