package dev.inkling.android.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jf.dexlib2.Opcodes;
import org.jf.dexlib2.dexbacked.DexBackedDexFile;
import org.jf.dexlib2.iface.ClassDef;
import org.jf.dexlib2.writer.io.MemoryDataStore;
import org.jf.dexlib2.writer.pool.DexPool;

/**
 * How many bytes of dex a package costs: the dex is written once as it is and once without the package's classes, and
 * the difference counts. So the names, strings and types that nothing else needs are in it. R8's renaming is undone by
 * its mapping; code that R8 moved between classes counts where it ended up.
 */
final class DexShare {
    private final List<DexBackedDexFile> files = new ArrayList<>();
    private final Map<String, String> names;
    private final long whole;

    /** Reads an APK's dex; {@code mapping} is R8's, or a file that is not there if nothing was renamed. */
    DexShare(Path apk, Path mapping) throws IOException {
        for (Zips.Entry e : Zips.entries(apk)) {
            if (DexClasses.isDex(e.name())) {
                String version = new String(e.bytes(), 4, 3, StandardCharsets.US_ASCII);
                files.add(new DexBackedDexFile(Opcodes.forDexVersion(Integer.parseInt(version)), e.bytes()));
            }
        }
        names = Files.isRegularFile(mapping) ? originalNames(mapping) : Map.of();
        whole = size(name -> true);
    }

    /** Bytes of a package and all below it. */
    long of(String packageName) throws IOException {
        return whole - size(name -> !name.startsWith(packageName + "."));
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
                String name = original(c);
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

    private long size(Predicate<String> kept) throws IOException {
        long bytes = 0;
        for (DexBackedDexFile file : files) {
            DexPool pool = new DexPool(file.getOpcodes());
            for (ClassDef c : file.getClasses()) {
                if (kept.test(original(c))) {
                    pool.internClass(c);
                }
            }
            MemoryDataStore store = new MemoryDataStore();
            pool.writeTo(store);
            bytes += store.getSize();
        }
        return bytes;
    }

    private String original(ClassDef c) {
        String descriptor = c.getType();
        String name = descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
        return names.getOrDefault(name, name);
    }

    /** The lines of the form "a.b.Original -> x.y:", backwards. */
    private static Map<String, String> originalNames(Path mapping) throws IOException {
        Map<String, String> names = new HashMap<>();
        try (Stream<String> lines = Files.lines(mapping)) {
            lines.filter(l -> !l.startsWith(" ") && !l.startsWith("#") && l.endsWith(":"))
                    .forEach(l -> {
                        String[] sides = l.substring(0, l.length() - 1).split(" -> ", 2);
                        if (sides.length == 2) {
                            names.put(sides[1], sides[0]);
                        }
                    });
        }
        return names;
    }
}
