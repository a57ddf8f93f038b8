package dev.inkling.android.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Android's own classes, cut down to what an app can see: no bodies, no private parts, no system server. D8 and R8 read
 * the whole platform in every run, which is quick enough for one app and too slow for a dozen samples.
 */
public final class CutPlatform {
    private static final Pattern SEEN_BY_APPS = Pattern.compile("(android|dalvik|java|javax|org)/.+\\.class");

    private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;
    private static final int UNREAD = ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

    private static Path jar;

    private CutPlatform() {}

    /** The platform that the build names, cut once for all tests: the whole is 190 MB. */
    public static synchronized Path jar() throws IOException {
        if (jar == null) {
            Path to = Path.of("target", "sample-platform.jar");
            cut(Path.of(System.getProperty("sample.platform")), to);
            jar = to;
        }
        return jar;
    }

    static void cut(Path platform, Path to) throws IOException {
        Map<String, byte[]> kept = new TreeMap<>();
        Set<String> dropped = new HashSet<>();
        try (ZipFile zip = new ZipFile(platform.toFile())) {
            for (ZipEntry e : Collections.list(zip.entries())) {
                dropped.add(e.getName());
                if (SEEN_BY_APPS.matcher(e.getName()).matches()) {
                    keep(zip, e, kept);
                }
            }
        }
        dropped.removeAll(kept.keySet());
        try (SteadyZip zip = new SteadyZip(to, SteadyZip.FAST)) {
            for (Map.Entry<String, byte[]> e : kept.entrySet()) {
                ClassWriter out = new ClassWriter(0);
                new ClassReader(e.getValue()).accept(new Visible(out, dropped), UNREAD);
                zip.add(e.getKey(), out.toByteArray());
            }
        }
    }

    /** Keeps a public class and, public or not, every class that it is a kind of. */
    private static void keep(ZipFile zip, ZipEntry first, Map<String, byte[]> kept) throws IOException {
        Deque<ZipEntry> open = new ArrayDeque<>(Set.of(first));
        while (!open.isEmpty()) {
            ZipEntry e = open.poll();
            if (kept.containsKey(e.getName())) {
                continue;
            }
            byte[] bytes = zip.getInputStream(e).readAllBytes();
            ClassReader in = new ClassReader(bytes);
            if (e == first && (in.getAccess() & Opcodes.ACC_PUBLIC) == 0) {
                continue;
            }
            kept.put(e.getName(), bytes);
            for (String name : in.getInterfaces()) {
                add(zip, name, open);
            }
            add(zip, in.getSuperName(), open);
        }
    }

    private static void add(ZipFile zip, String name, Deque<ZipEntry> open) {
        ZipEntry e = name == null ? null : zip.getEntry(name + ".class");
        if (e != null) {
            open.add(e);
        }
    }

    /** Drops what no app can name: private parts, and those that speak of a class which is dropped. */
    private static final class Visible extends ClassVisitor {
        private final Set<String> dropped;

        Visible(ClassVisitor out, Set<String> dropped) {
            super(Opcodes.ASM9, out);
            this.dropped = dropped;
        }

        private boolean isDropped(Type type) {
            Type one = type.getSort() == Type.ARRAY ? type.getElementType() : type;
            return one.getSort() == Type.OBJECT && dropped.contains(one.getInternalName() + ".class");
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] thrown) {
            boolean nameable = (access & VISIBLE) != 0
                    && !isDropped(Type.getReturnType(type))
                    && Arrays.stream(Type.getArgumentTypes(type)).noneMatch(this::isDropped);
            return nameable ? super.visitMethod(access, name, type, signature, thrown) : null;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String type, String signature, Object value) {
            boolean nameable = (access & VISIBLE) != 0 && !isDropped(Type.getType(type));
            return nameable ? super.visitField(access, name, type, signature, value) : null;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String type, boolean visible) {
            return null;
        }
    }
}
