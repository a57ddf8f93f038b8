package dev.inkling.android.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes the R classes that the app and its libraries ask for, with the numbers that linking gave the app. */
public final class RClasses {
    private static final int CLASS = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
    /** Not final: R8 must see where a number is used, to leave out the resources that none is used for. */
    private static final int FIELD = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

    private static final int INNER = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;

    private RClasses() {}

    /** One jar with the app's R class, which names everything, and one for every library with names of its own. */
    public static Path write(Workshop shop, AppSpec app, Path symbols, List<Aar> libraries) {
        Path jar = app.work().resolve("r.jar");
        List<Aar> own = libraries.stream().filter(a -> !a.provided()).toList();
        Step step = Step.named("r")
                .by(RClasses.class, SteadyZip.class)
                .option("namespace", app.namespace())
                .input("symbols", symbols);
        for (Aar a : own) {
            step.input("symbols of " + a.name(), a.symbols()).input("manifest of " + a.name(), a.manifest());
        }
        shop.run(step.output("jar", jar).does(out -> write(out.path("jar"), app.namespace(), symbols, own)));
        return jar;
    }

    private static void write(Path jar, String namespace, Path symbols, List<Aar> libraries) throws IOException {
        Map<String, String> numbers = new HashMap<>();
        // package -> type -> name -> value
        Map<String, Map<String, Map<String, String>>> packages = new TreeMap<>();
        for (String line : Files.readAllLines(symbols)) {
            String[] p = line.split(" ", 4);
            String value = p[0] + " " + p[3];
            numbers.put(p[1] + " " + p[2], value);
            put(packages, namespace, p, value);
        }
        for (Aar a : libraries) {
            if (!Files.isRegularFile(a.symbols())) {
                continue;
            }
            for (String line : Files.readAllLines(a.symbols())) {
                String[] p = line.split(" ", 4);
                String value = p.length < 4 ? null : numbers.get(p[1] + " " + p[2]);
                if (value != null) {
                    put(packages, a.namespace(), p, value);
                }
            }
        }
        try (SteadyZip zip = new SteadyZip(jar, SteadyZip.FAST)) {
            for (Map.Entry<String, Map<String, Map<String, String>>> e : packages.entrySet()) {
                String outer = e.getKey().replace('.', '/') + "/R";
                zip.add(outer + ".class", outer(outer, e.getValue().keySet()));
                for (Map.Entry<String, Map<String, String>> type : e.getValue().entrySet()) {
                    String inner = outer + "$" + type.getKey();
                    zip.add(inner + ".class", inner(outer, type.getKey(), type.getValue()));
                }
            }
        }
    }

    private static void put(
            Map<String, Map<String, Map<String, String>>> packages, String namespace, String[] symbol, String value) {
        packages.computeIfAbsent(namespace, x -> new TreeMap<>())
                .computeIfAbsent(symbol[1], x -> new TreeMap<>())
                .put(symbol[2], value);
    }

    private static byte[] outer(String name, Iterable<String> types) {
        ClassWriter w = new ClassWriter(0);
        w.visit(Opcodes.V1_8, CLASS, name, null, "java/lang/Object", null);
        for (String t : types) {
            w.visitInnerClass(name + "$" + t, name, t, INNER);
        }
        w.visitEnd();
        return w.toByteArray();
    }

    private static byte[] inner(String outer, String type, Map<String, String> values) {
        String name = outer + "$" + type;
        ClassWriter w = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        w.visit(Opcodes.V1_8, CLASS, name, null, "java/lang/Object", null);
        w.visitInnerClass(name, outer, type, INNER);
        Map<String, List<Integer>> arrays = new TreeMap<>();
        values.forEach((field, value) -> {
            if (value.startsWith("int[] ")) {
                w.visitField(FIELD, field, "[I", null, null).visitEnd();
                arrays.put(field, numbers(value.substring(6)));
            } else {
                w.visitField(FIELD, field, "I", null, Integer.decode(value.substring(4)))
                        .visitEnd();
            }
        });
        if (!arrays.isEmpty()) {
            fill(w, name, arrays);
        }
        w.visitEnd();
        return w.toByteArray();
    }

    private static void fill(ClassWriter w, String name, Map<String, List<Integer>> arrays) {
        MethodVisitor m = w.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        m.visitCode();
        arrays.forEach((field, numbers) -> {
            m.visitLdcInsn(numbers.size());
            m.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_INT);
            for (int i = 0; i < numbers.size(); i++) {
                m.visitInsn(Opcodes.DUP);
                m.visitLdcInsn(i);
                m.visitLdcInsn(numbers.get(i));
                m.visitInsn(Opcodes.IASTORE);
            }
            m.visitFieldInsn(Opcodes.PUTSTATIC, name, field, "[I");
        });
        m.visitInsn(Opcodes.RETURN);
        m.visitMaxs(0, 0);
        m.visitEnd();
    }

    private static List<Integer> numbers(String braced) {
        List<Integer> numbers = new ArrayList<>();
        for (String n : braced.replaceAll("[{} ]", "").split(",")) {
            if (!n.isEmpty()) {
                numbers.add(Integer.decode(n));
            }
        }
        return numbers;
    }
}
