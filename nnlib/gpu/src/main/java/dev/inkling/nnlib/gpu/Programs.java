package dev.inkling.nnlib.gpu;

import static dev.inkling.nnlib.gpu.device.Access.READ;
import static dev.inkling.nnlib.gpu.device.Access.READ_WRITE;
import static dev.inkling.nnlib.gpu.device.Access.WRITE;

import dev.inkling.nnlib.gpu.device.Access;
import dev.inkling.nnlib.gpu.device.Binding;
import dev.inkling.nnlib.gpu.device.ProgramSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** The table of all programs. Each is one row; the build compiles every row, and a device takes them by name. */
public final class Programs {
    /** Threads of a group where nothing asks for another shape. */
    static final int GROUP = 64;
    /** Dimensions that an elementwise program of one or two operands goes along. */
    static final int MAP_DIMS = 6;
    /** Those of one with three: there are only so many words. */
    static final int SELECT_DIMS = 5;

    private static final Map<String, ProgramSource> ALL = new LinkedHashMap<>();

    static {
        String[] names = {"a", "b", "c"};
        for (int operands = 1; operands <= 3; operands++) {
            for (int inPlace = 0; inPlace < 1 << operands; inPlace++) {
                List<Binding> bindings = new ArrayList<>();
                List<String> defines = new ArrayList<>();
                defines.add("OPERANDS " + operands);
                bindings.add(new Binding("out_", false, inPlace == 0 ? WRITE : READ_WRITE));
                for (int i = 0; i < operands; i++) {
                    if ((inPlace >> i & 1) == 1) defines.add(names[i].toUpperCase(java.util.Locale.ROOT) + "_OUT");
                    else bindings.add(new Binding(names[i], false, READ));
                }
                int dims = operands == 3 ? SELECT_DIMS : MAP_DIMS;
                add(map(operands, inPlace, true), "map", bindings, with(defines, "FLAT"), 3 + 2 * operands);
                add(
                        map(operands, inPlace, false),
                        "map",
                        bindings,
                        with(defines, "DIMS " + dims),
                        dims + 1 + (1 + operands) * (dims + 1));
            }
        }
        add("reduce", "reduce", list("out_", READ_WRITE, "x", READ), List.of(), 24);
        add("reduce-wide", "reduce", list("out_", READ_WRITE, "x", READ), List.of("WIDE"), 24);
        add("matmul", "matmul", list("out_", READ_WRITE, "A", READ, "B", READ), List.of(), 27);
        Binding status = new Binding("status", false, WRITE);
        add("gather", "gather", and(list("out_", WRITE, "x", READ, "index", READ), status), List.of(), 25);
        add("scatter", "scatter", and(list("out_", READ_WRITE, "x", READ, "index", READ), status), List.of(), 24);
        add("overlap", "overlap", list("out_", READ_WRITE, "x", READ), List.of(), 24);
        add("uniform", "uniform", list("out_", WRITE), List.of(), 4);
        Binding key = new Binding("key", true, READ);
        add("uniform-kept", "uniform", and(list("out_", WRITE), key), List.of("KEPT"), 3);
        Binding now = new Binding("now", true, WRITE);
        add("numbers", "numbers", List.of(now, new Binding("table", true, READ_WRITE)), List.of(), 2);
        addProducts();
        addLosses(status);
        addOptimizers(new Binding("places", true, READ));
        addPictures();
    }

    private static void addProducts() {
        for (Product product : Product.values()) {
            List<Binding> plain = list("out_", READ_WRITE, "a", READ, "b", READ);
            product(product, "", plain, List.of(), 13);
            product(product, "-ending", and(plain, new Binding("c", false, READ)), List.of("ENDING"), 18);
            product(product, "-sums", and(plain, new Binding("c", false, WRITE)), List.of("SUMS"), 15);
        }
    }

    private static void product(Product product, String end, List<Binding> bindings, List<String> more, int words) {
        List<String> defines = new ArrayList<>(product.defines());
        defines.addAll(more);
        String name = product.word() + end;
        ALL.put(
                name,
                new ProgramSource(
                        name,
                        text("math") + text("gemm"),
                        defines,
                        bindings,
                        words,
                        product.columns,
                        product.rows,
                        product.sharedBytes()));
    }

    private static void addLosses(Binding status) {
        add("log-softmax", "softmax", list("out_", WRITE, "x", READ), List.of(), 8);
        add("log-softmax-back", "softmax", list("out_", WRITE, "x", READ, "up", READ), List.of("BACK"), 11);
        List<Binding> classes = and(list("out_", WRITE, "x", READ, "classes", READ), status);
        add("cross-entropy", "softmax", classes, List.of("CLASSES"), 12);
        add(
                "cross-entropy-back",
                "entropy",
                list("out_", WRITE, "up", READ, "logs", READ, "classes", READ),
                List.of(),
                8);
    }

    private static void addOptimizers(Binding places) {
        List<Binding> whole = list("memory", READ_WRITE, "gradient", READ, "numbers", READ);
        add("adam", "adam", whole, List.of(), 6);
        add("adam-many", "adam", and(whole, places), List.of("MANY"), 2);
        List<Binding> moments = list("first", READ_WRITE, "second", READ_WRITE, "gradient", READ, "numbers", READ);
        add("adam-moments", "adam", moments, List.of("MOMENTS"), 6);
        List<Binding> parameter = list("parameter", READ_WRITE, "first", READ, "second", READ, "numbers", READ);
        add("adam-parameter", "adam", parameter, List.of("PARAMETER"), 6);
        List<Binding> step = list("memory", READ_WRITE, "gradient", READ, "rate", READ);
        add("sgd", "sgd", step, List.of(), 4);
        add("sgd-many", "sgd", and(step, places), List.of("MANY"), 2);
    }

    private static void addPictures() {
        add("conv", "conv", list("out_", WRITE, "a", READ, "weights", READ, "c", READ), List.of(), 17);
        add("conv-input", "conv", list("out_", WRITE, "a", READ, "weights", READ), List.of("INPUT"), 13);
        add("conv-weight", "conv-weight", list("out_", WRITE, "x", READ, "up", READ), List.of(), 13);
        add("pool", "pool", list("out_", WRITE, "places", WRITE, "x", READ), List.of(), 16);
        List<Binding> back = list("out_", READ_WRITE, "up", READ, "places", READ);
        add("pool-back", "pool-back", back, List.of(), 6);
        add("pool-back-gated", "pool-back", and(back, new Binding("picture", false, READ)), List.of("GATED"), 7);
    }

    private Programs() {}

    /** Every row, by its name. */
    public static Map<String, ProgramSource> all() {
        return Collections.unmodifiableMap(ALL);
    }

    /** What changes when any of them does. */
    public static String hash() {
        CRC32 sum = new CRC32();
        for (ProgramSource source : ALL.values()) {
            String text = source.name() + source.defines() + source.body();
            sum.update(text.getBytes(StandardCharsets.UTF_8));
        }
        return Long.toHexString(sum.getValue());
    }

    static ProgramSource named(String name) {
        ProgramSource source = ALL.get(name);
        if (source == null) throw new IllegalArgumentException("there is no program " + name);
        return source;
    }

    /** The name of an elementwise program; a bit of {@code inPlace} for each operand that lies where the output does. */
    static String map(int operands, int inPlace, boolean flat) {
        return "map" + operands + (inPlace == 0 ? "" : "-over" + inPlace) + (flat ? "-flat" : "");
    }

    private static void add(String name, String file, List<Binding> bindings, List<String> defines, int words) {
        String body = text("index") + text("math") + (file.equals("map") ? Operations.constants() : "") + text(file);
        ALL.put(name, new ProgramSource(name, body, defines, bindings, words, GROUP, 1, 512));
    }

    private static List<Binding> list(Object... namesAndAccess) {
        List<Binding> bindings = new ArrayList<>();
        for (int i = 0; i < namesAndAccess.length; i += 2) {
            bindings.add(new Binding((String) namesAndAccess[i], false, (Access) namesAndAccess[i + 1]));
        }
        return bindings;
    }

    private static <T> List<T> and(List<T> some, T one) {
        List<T> all = new ArrayList<>(some);
        all.add(one);
        return all;
    }

    private static List<String> with(List<String> some, String one) {
        return and(some, one);
    }

    private static String text(String file) {
        // The whole name: an app's shrinker moves classes to other packages, and leaves resources where they are.
        String name = "/dev/inkling/nnlib/gpu/kernels/" + file + ".glsl";
        try (InputStream in = Programs.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("the jar lacks " + file + ".glsl");
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] part = new byte[4096];
            for (int count = in.read(part); count >= 0; count = in.read(part)) all.write(part, 0, count);
            return new String(all.toByteArray(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
