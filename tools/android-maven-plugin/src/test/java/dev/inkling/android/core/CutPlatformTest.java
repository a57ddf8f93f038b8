package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class CutPlatformTest {
    private static final int PUBLIC = Opcodes.ACC_PUBLIC;

    @TempDir
    Path folder;

    /** A class with an empty static method for each access that is given. */
    private static byte[] type(int access, String name, String base, List<String> interfaces, int... methods) {
        ClassWriter w = new ClassWriter(0);
        w.visit(Opcodes.V17, access, name, null, base, interfaces.toArray(String[]::new));
        for (int method : methods) {
            MethodVisitor m = w.visitMethod(method | Opcodes.ACC_STATIC, "m" + method, "()V", null, null);
            m.visitCode();
            m.visitLabel(new Label());
            m.visitInsn(Opcodes.RETURN);
            m.visitMaxs(0, 0);
            m.visitEnd();
        }
        for (String parameter : List.of("android/Base", "android/Hidden")) {
            int open = Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT;
            w.visitMethod(open, parameter.replace("android/", "takes"), "([L" + parameter + ";)V", null, null)
                    .visitEnd();
        }
        w.visitEnd();
        return w.toByteArray();
    }

    @Test
    void keepsWhatAnAppCanNameAndWhatThatIsAKindOf() throws IOException {
        Path whole = folder.resolve("whole.jar");
        String object = "java/lang/Object";
        int contract = Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE;
        try (SteadyZip zip = new SteadyZip(whole, SteadyZip.FAST)) {
            zip.add("android/Base.class", type(0, "android/Base", object, List.of()));
            zip.add("android/Hidden.class", type(0, "android/Hidden", object, List.of()));
            zip.add(
                    "android/Shown.class",
                    type(
                            PUBLIC,
                            "android/Shown",
                            "android/Base",
                            List.of("com/android/internal/Contract"),
                            PUBLIC,
                            Opcodes.ACC_PROTECTED,
                            Opcodes.ACC_PRIVATE,
                            0));
            zip.add(
                    "com/android/internal/Contract.class",
                    type(contract, "com/android/internal/Contract", object, List.of()));
            zip.add("com/android/server/Server.class", type(PUBLIC, "com/android/server/Server", object, List.of()));
            zip.add("build.prop", new byte[0]);
        }
        Path cut = folder.resolve("cut.jar");
        CutPlatform.cut(whole, cut);
        List<Zips.Entry> kept = Zips.entries(cut);
        assertThat(kept)
                .extracting(Zips.Entry::name)
                .containsExactly("android/Base.class", "android/Shown.class", "com/android/internal/Contract.class");
        assertThat(methods(kept.get(1).bytes()))
                .containsExactly("m1 without body", "m4 without body", "takesBase without body");
    }

    private static List<String> methods(byte[] type) {
        List<String> found = new ArrayList<>();
        ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String kind, String signature, String[] thrown) {
                int place = found.size();
                found.add(name + " without body");
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitCode() {
                        found.set(place, name + " with body");
                    }
                };
            }
        };
        new ClassReader(type).accept(visitor, 0);
        return found;
    }
}
