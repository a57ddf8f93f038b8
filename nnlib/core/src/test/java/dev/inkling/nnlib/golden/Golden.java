package dev.inkling.nnlib.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.tensor.Shape;
import dev.inkling.nnlib.tensor.Tensor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A folder of PyTorch's answers: the one named by {@code -Dinkling.golden=DIR}, or the test resources. */
final class Golden {
    private static final double ABSOLUTE = 2e-6;
    private static final double RELATIVE = 1e-5;

    /** A folder that stands in for both, while a test looks at how cases are taken from it. */
    private static Path instead;

    private Golden() {}

    /** Runs something that reads that folder. */
    static void in(Path folder, Runnable reads) {
        instead = folder;
        try {
            reads.run();
        } finally {
            instead = null;
        }
    }

    /** Whether somebody named a folder, all of whose cases are then to be run. */
    static boolean isNamed() {
        return !System.getProperty("inkling.golden", "").isEmpty();
    }

    static Path folder() {
        if (instead != null) {
            return instead;
        }
        String given = System.getProperty("inkling.golden", "");
        if (!isNamed()) {
            try {
                return Paths.get(Golden.class.getResource("/golden").toURI());
            } catch (URISyntaxException e) {
                throw new AssertionError(e);
            }
        }
        Path here = Paths.get(given);
        Path fromRoot = Paths.get("..", "..").resolve(given);
        return Files.isDirectory(here) || !Files.isDirectory(fromRoot) ? here : fromRoot;
    }

    static List<JsonObject> cases(String file) {
        List<JsonObject> cases = read(file).objects("cases");
        assertThat(cases).as("cases of " + file).isNotEmpty();
        return cases;
    }

    static JsonObject read(String file) {
        try {
            return Json.parseObject(new String(Files.readAllBytes(folder().resolve(file)), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("cannot read " + file + " in " + folder(), e);
        }
    }

    /** Numbers of a golden tensor, in double precision. */
    static final class Values {
        private final int[] shape;
        private final double[] data;

        Values(int[] shape, double[] data) {
            this.shape = shape;
            this.data = data;
        }

        int[] shape() {
            return shape;
        }

        double[] data() {
            return data;
        }

        Tensor tensor() {
            float[] floats = new float[data.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) data[i];
            }
            return Tensor.wrap(floats, shape);
        }
    }

    static Values values(JsonObject tensor) {
        return new Values(tensor.integers("shape"), numbers(tensor.list("data")));
    }

    static double[] numbers(List<Object> list) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            Object item = list.get(i);
            numbers[i] = item instanceof String text ? Double.parseDouble(text) : ((Number) item).doubleValue();
        }
        return numbers;
    }

    /** The tensors of a case's group, by name; none if it has no such group. */
    static Map<String, Values> group(JsonObject of, String group) {
        Map<String, Values> tensors = new LinkedHashMap<>();
        if (of.has(group)) {
            JsonObject json = of.object(group);
            json.fields().keySet().forEach(name -> tensors.put(name, values(json.object(name))));
        }
        return tensors;
    }

    /** |a - b| <= 2e-6 + 1e-5 |b|, and the same shape. */
    static void assertClose(Tensor actual, Values expected, String what) {
        assertThat(Shape.text(actual.shape())).as("shape of " + what).isEqualTo(Shape.text(expected.shape()));
        float[] values = actual.toArray();
        for (int i = 0; i < values.length; i++) {
            assertClose(values[i], expected.data()[i], what + " at " + i);
        }
    }

    static void assertClose(double actual, double expected, String what) {
        boolean same = Double.compare(actual, expected) == 0
                || Math.abs(actual - expected) <= ABSOLUTE + RELATIVE * Math.abs(expected);
        assertThat(same).as("%s: %s, PyTorch says %s", what, actual, expected).isTrue();
    }
}
