package dev.inkling.window;

import android.graphics.Rect;
import android.graphics.RectF;
import android.view.View;
import android.view.ViewGroup;
import androidx.compose.ui.node.RootForTest;
import androidx.compose.ui.semantics.SemanticsConfigurationKt;
import androidx.compose.ui.semantics.SemanticsNode;
import androidx.compose.ui.semantics.SemanticsProperties;
import androidx.compose.ui.semantics.SemanticsPropertyKey;
import java.util.ArrayList;
import java.util.List;

/** What is on the screen, as Compose tells it to a screen reader. */
final class Nodes {
    /**
     * One thing that can be seen.
     *
     * @param tag its test tag; null without one
     * @param texts its text, typed text and descriptions
     * @param bounds the part of it that is visible, in pixels of the screen
     * @param focused whether the keyboard types into it
     */
    record Node(String tag, List<String> texts, RectF bounds, boolean focused) {}

    private static final List<SemanticsPropertyKey<?>> SAID = List.of(
            SemanticsProperties.INSTANCE.getText(),
            SemanticsProperties.INSTANCE.getEditableText(),
            SemanticsProperties.INSTANCE.getContentDescription());

    private final Roots roots;

    Nodes(Roots roots) {
        this.roots = roots;
    }

    /** Everything that is visible and has words, a tag or the focus, the topmost window's first. */
    List<Node> all() {
        List<Node> found = new ArrayList<>();
        List<View> all = roots.all();
        for (int i = all.size() - 1; i >= 0; i--) {
            collect(all.get(i), found);
        }
        return found;
    }

    /** The visible bounds of the first match in the topmost window that has one; null if there is none. */
    RectF find(Wanted wanted) {
        for (Node node : all()) {
            if (wanted.matches(node.tag(), node.texts())) {
                return node.bounds();
            }
        }
        return null;
    }

    /** Every text on the screen, for a message about one that is missing. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (Node node : all()) {
            node.texts().forEach(text -> texts.add(text.replace('\n', ' ')));
        }
        return texts;
    }

    private void collect(View view, List<Node> into) {
        if (view instanceof RootForTest compose) {
            Rect place = roots.place(view.getRootView());
            collect(compose.getSemanticsOwner().getUnmergedRootSemanticsNode(), place, into);
        }
        if (view instanceof ViewGroup group) {
            for (int i = 0; i < group.getChildCount(); i++) {
                collect(group.getChildAt(i), into);
            }
        }
    }

    private static void collect(SemanticsNode node, Rect place, List<Node> into) {
        String tag = get(node, SemanticsProperties.INSTANCE.getTestTag());
        List<String> texts = texts(node);
        androidx.compose.ui.geometry.Rect at = node.getBoundsInWindow();
        boolean visible = at.getRight() > at.getLeft() && at.getBottom() > at.getTop();
        boolean focused = Boolean.TRUE.equals(get(node, SemanticsProperties.INSTANCE.getFocused()));
        if (focused && texts.isEmpty()) {
            // What a button says is a child of it.
            addTexts(node, texts);
        }
        if (visible && (tag != null || !texts.isEmpty() || focused)) {
            RectF bounds = new RectF(at.getLeft(), at.getTop(), at.getRight(), at.getBottom());
            bounds.offset(place.left, place.top);
            into.add(new Node(tag, texts, bounds, focused));
        }
        node.getChildren().forEach(child -> collect(child, place, into));
    }

    private static void addTexts(SemanticsNode node, List<String> into) {
        for (SemanticsNode child : node.getChildren()) {
            into.addAll(texts(child));
            addTexts(child, into);
        }
    }

    private static List<String> texts(SemanticsNode node) {
        List<String> texts = new ArrayList<>();
        for (SemanticsPropertyKey<?> key : SAID) {
            Object value = get(node, key);
            if (value instanceof List<?> parts) {
                parts.forEach(part -> texts.add(part.toString()));
            } else if (value != null) {
                texts.add(value.toString());
            }
        }
        texts.removeIf(String::isBlank);
        return texts;
    }

    private static <T> T get(SemanticsNode node, SemanticsPropertyKey<T> key) {
        return SemanticsConfigurationKt.getOrNull(node.getConfig(), key);
    }
}
