package dev.inkling.window;

import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Prints what is on the screen and where, one line of JSON after each change: for who cannot see it, such as a test. */
final class Narrator {
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
            JsonObject one = new JsonObject();
            if (node.tag() != null) {
                one.put("tag", node.tag());
            }
            all.add(one.put("words", node.texts())
                    .put("at", List.of((int) node.bounds().centerX(), (int)
                            node.bounds().centerY()))
                    .put("size", List.of((int) node.bounds().width(), (int)
                            node.bounds().height()))
                    .fields());
        }
        String now = Json.print(new JsonObject()
                .put("screen", List.of(screen.width(), screen.height()))
                .put("nodes", all)
                .fields());
        if (!now.equals(last)) {
            last = now;
            out.println(now);
        }
    }
}
