package dev.inkling.app.monkey

import android.view.View
import android.view.ViewGroup
import android.view.inspector.WindowInspector
import androidx.compose.ui.node.RootForTest
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getAllSemanticsNodes
import androidx.compose.ui.semantics.getOrNull
import androidx.core.view.children

/** What a person has before their eyes at one moment: the window that lies on top, and what lies under it. */
class Sight {
    /** The topmost window, which alone hears a finger. */
    val window: View

    /** What can be touched in it: parts of the same control are one. */
    val touchable: List<SemanticsNode>

    /** All that is said on top, part by part. */
    val said: List<SemanticsNode>

    /** All that is said in the window of the activity. */
    val below: List<SemanticsNode>

    init {
        val windows = WindowInspector.getGlobalWindowViews().filter { it.isShown && rootsIn(it).isNotEmpty() }
        check(windows.isNotEmpty()) { "no window is there" }
        // The handles of a text field lie in windows of their own, and say nothing.
        window = windows.lastOrNull { view -> nodes(view, false).any { wordsOf(it).isNotEmpty() } } ?: windows.first()
        touchable = nodes(window, true)
        said = nodes(window, false)
        below = nodes(windows.first(), false)
    }

    /** Whether a sheet, a menu or a question lies over the screen. */
    val isCovered: Boolean
        get() = said.firstOrNull()?.root !== below.firstOrNull()?.root

    /** Every text on top, typed ones left out. */
    fun texts(): List<String> = said.filter { SemanticsActions.SetText !in it.config }.flatMap(::wordsOf)

    fun shows(words: String) = (said + below).any { words in wordsOf(it) }

    /** The headings of the screen itself. */
    fun titles(): List<SemanticsNode> = below.filter { SemanticsProperties.Heading in it.config }

    /** The headings of what lies on top. */
    fun topTitles(): List<String> = said.filter { SemanticsProperties.Heading in it.config }.flatMap(::wordsOf)

    companion object {
        /** What can be seen in a window. It is not waited for: a cursor that blinks never comes to rest. */
        private fun nodes(window: View, merged: Boolean): List<SemanticsNode> =
            rootsIn(window)
                .flatMap { it.semanticsOwner.getAllSemanticsNodes(merged) }
                .filter { node -> node.boundsInWindow.run { width >= 4 && height >= 4 } }

        private fun rootsIn(view: View): List<RootForTest> =
            if (view is RootForTest) listOf(view)
            else if (view is ViewGroup) view.children.toList().flatMap(::rootsIn) else emptyList()

        /** What a node says: its texts, its description, what it offers. */
        fun wordsOf(node: SemanticsNode): List<String> =
            node.config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text } +
                node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty() +
                node.config.getOrNull(SemanticsActions.CustomActions).orEmpty().map { it.label }

        fun nameOf(node: SemanticsNode) = wordsOf(node).joinToString(" | ")
    }
}
