package dev.inkling.window;

import android.graphics.Rect;
import android.graphics.RectF;
import android.view.View;
import android.view.ViewGroup;
import androidx.compose.ui.node.RootForTest;
import androidx.compose.ui.semantics.SemanticsConfiguration;
import androidx.compose.ui.semantics.SemanticsConfigurationKt;
import androidx.compose.ui.semantics.SemanticsNode;
import androidx.compose.ui.semantics.SemanticsProperties;
import androidx.compose.ui.semantics.SemanticsPropertyKey;
import java.util.ArrayList;
import java.util.List;

/** Finds what is on the screen by its tag ({@code #pad}), or by a part of its text or description. */
final class Nodes {
    private final Roots roots;

    Nodes(Roots roots) {
        this.roots = roots;
    }

    /** The visible bounds of the first match in the topmost window that has one; null if there is none. */
    RectF find(String wanted) {
        List<View> all = roots.all();
        for (int i = all.size() - 1; i >= 0; i--) {
            RectF found = inView(all.get(i), wanted);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Every text on the screen, for a message about one that is missing. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (View root : roots.all()) {
            texts(root, texts);
        }
        return texts;
    }

    private RectF inView(View view, String wanted) {
        if (view instanceof RootForTest compose) {
            Rect place = roots.place(view.getRootView());
            RectF found = inNode(compose.getSemanticsOwner().getUnmergedRootSemanticsNode(), wanted);
            if (found != null) {
                found.offset(place.left, place.top);
                return found;
            }
        }
        if (view instanceof ViewGroup group) {
            for (int i = 0; i < group.getChildCount(); i++) {
                RectF found = inView(group.getChildAt(i), wanted);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static RectF inNode(SemanticsNode node, String wanted) {
        if (matches(node, wanted)) {
            androidx.compose.ui.geometry.Rect bounds = node.getBoundsInWindow();
            if (bounds.getRight() > bounds.getLeft() && bounds.getBottom() > bounds.getTop()) {
                return new RectF(bounds.getLeft(), bounds.getTop(), bounds.getRight(), bounds.getBottom());
            }
        }
        for (SemanticsNode child : node.getChildren()) {
            RectF found = inNode(child, wanted);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static boolean matches(SemanticsNode node, String wanted) {
        return wanted.startsWith("#")
                ? wanted.substring(1).equals(get(node, SemanticsProperties.INSTANCE.getTestTag()))
                : words(node).contains(wanted);
    }

    /** Text, typed text and description of one node. */
    private static String words(SemanticsNode node) {
        StringBuilder words = new StringBuilder();
        List<SemanticsPropertyKey<?>> keys = List.of(
                SemanticsProperties.INSTANCE.getText(),
                SemanticsProperties.INSTANCE.getEditableText(),
                SemanticsProperties.INSTANCE.getContentDescription());
        for (SemanticsPropertyKey<?> key : keys) {
            Object value = get(node, key);
            if (value instanceof List<?> parts) {
                parts.forEach(part -> words.append(part).append('\n'));
            } else if (value != null) {
                words.append(value).append('\n');
            }
        }
        return words.toString();
    }

    private static <T> T get(SemanticsNode node, SemanticsPropertyKey<T> key) {
        SemanticsConfiguration config = node.getConfig();
        return SemanticsConfigurationKt.getOrNull(config, key);
    }

    private static void texts(View view, List<String> into) {
        if (view instanceof RootForTest compose) {
            texts(compose.getSemanticsOwner().getUnmergedRootSemanticsNode(), into);
        }
        if (view instanceof ViewGroup group) {
            for (int i = 0; i < group.getChildCount(); i++) {
                texts(group.getChildAt(i), into);
            }
        }
    }

    private static void texts(SemanticsNode node, List<String> into) {
        String words = words(node).trim().replace('\n', ' ');
        if (!words.isEmpty()) {
            into.add(words);
        }
        node.getChildren().forEach(child -> texts(child, into));
    }
}
