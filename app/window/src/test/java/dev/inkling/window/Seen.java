package dev.inkling.window;

import dev.inkling.nnlib.io.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What was on the phone's screen, as the window prints it with {@code --words}; places are in the phone's pixels. */
record Seen(int width, int height, List<Node> nodes) {
    /** One thing on the screen, by its middle. */
    record Node(String tag, boolean focused, List<String> words, int x, int y, int width, int height) {
        boolean says(String wanted) {
            return words.stream().anyMatch(text -> undivided(text).contains(undivided(wanted)));
        }
    }

    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d)[,\u00a0\u202f](?=\\d{3})");

    static final Seen NOTHING = new Seen(0, 0, List.of());

    private static String undivided(String text) {
        return THOUSANDS.matcher(text).replaceAll("");
    }

    static Seen of(JsonObject line) {
        List<Node> nodes = new ArrayList<>();
        for (JsonObject node : line.objects("nodes")) {
            List<String> words =
                    node.list("words").stream().map(String::valueOf).toList();
            int[] at = node.integers("at");
            int[] size = node.integers("size");
            boolean focused = node.bool("focused", false);
            nodes.add(new Node(node.string("tag", null), focused, words, at[0], at[1], size[0], size[1]));
        }
        int[] screen = line.integers("screen");
        return new Seen(screen[0], screen[1], nodes);
    }

    /**
     * The topmost thing with this tag (as #tag) or with just these words, else with these words in one of its texts;
     * null without one. What divides the thousands of a number counts in neither.
     */
    Node find(String wanted) {
        Node found = null;
        for (Node node : nodes) {
            if (wanted.startsWith("#") ? wanted.substring(1).equals(node.tag) : node.words.contains(wanted)) {
                return node;
            }
            if (found == null && node.says(wanted)) {
                found = node;
            }
        }
        return found;
    }

    /** What has the keyboard's focus; null if nothing that can be seen has it. */
    Node focused() {
        return nodes.stream().filter(Node::focused).findFirst().orElse(null);
    }

    boolean shows(String wanted) {
        return find(wanted) != null;
    }

    @Override
    public String toString() {
        return nodes.stream().map(node -> String.join("/", node.words)).toList().toString();
    }
}
