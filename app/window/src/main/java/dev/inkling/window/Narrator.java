package dev.inkling.window;

import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Prints what is on the screen and where, one line of JSON after each change, and what the finger did: for who cannot
 * see it, such as a test.
 */
final class Narrator implements Input.Listener {
    private final Nodes nodes;
    private final Screen screen;
    private final PrintStream out;
    private String last = "";

    Narrator(Nodes nodes, Screen screen, PrintStream out) {
        this.nodes = nodes;
        this.screen = screen;
        this.out = out;
    }

    /** Called on Android's thread when the picture may have changed. */
    void look() {
        List<Object> all = new ArrayList<>();
        for (Nodes.Node node : nodes.all()) {
            all.add(describe(node));
        }
        String now = print(new JsonObject()
                .put("screen", List.of(screen.width(), screen.height()))
                .put("nodes", all));
        if (!now.equals(last)) {
            last = now;
            out.println(now);
        }
    }

    private static Map<String, Object> describe(Nodes.Node node) {
        JsonObject one = new JsonObject();
        if (node.tag() != null) {
            one.put("tag", node.tag());
        }
        if (node.focused()) {
            one.put("focused", true);
        }
        return one.put("words", node.texts())
                .put("at", List.of((int) node.bounds().centerX(), (int)
                        node.bounds().centerY()))
                .put("size", List.of((int) node.bounds().width(), (int)
                        node.bounds().height()))
                .fields();
    }

    /** The finger came down, moved or went up there. */
    @Override
    public void touched(String how, float x, float y) {
        out.println(print(new JsonObject().put("touch", how).put("at", List.of(Math.round(x), Math.round(y)))));
    }

    @Override
    public void keyboard(boolean here) {
        out.println(print(new JsonObject().put("keyboard", here)));
    }

    /** The line below the phone changed. */
    void outside(String line) {
        out.println(print(new JsonObject().put("line", line)));
    }

    /** The screen came to rest, or began to change. */
    void rests(boolean atRest) {
        out.println(print(new JsonObject().put("rest", atRest)));
    }

    private static String print(JsonObject line) {
        return Json.print(line.fields());
    }
}
