package dev.inkling.app.monkey

import android.view.View
import android.view.inspector.WindowInspector
import androidx.compose.ui.node.RootForTest
import androidx.compose.ui.platform.ViewRootForTest
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.junit4.ComposeTestRule

/** What a person has before their eyes at one moment: the window that lies on top, and what lies under it. */
class Sight(rule: ComposeTestRule) {
    /** The topmost window, which alone hears a finger. */
    val window: View

    /** What can be touched in it: parts of the same control are one. */
    val touchable: List<SemanticsNode>

    /** All that is said on top, part by part. */
    val said: List<SemanticsNode>

    /** All that is said in the window of the activity. */
    val below: List<SemanticsNode>

    init {
        val everything = SemanticsMatcher("anything") { true }
        val whole = rule.onAllNodes(everything).fetchSemanticsNodes(false)
        val parts = rule.onAllNodes(everything, useUnmergedTree = true).fetchSemanticsNodes(false)
        val windows = WindowInspector.getGlobalWindowViews().filter { it.isShown }
        val lowest = windows.first { view -> parts.any { windowOf(it.root) === view } }
        // The handles of a text field lie in windows of their own, and say nothing.
        val telling = parts.filter { wordsOf(it).isNotEmpty() }.mapNotNull { windowOf(it.root) }.toSet()
        window = windows.lastOrNull { it in telling } ?: lowest
        touchable = whole.filter { windowOf(it.root) === window && isSeen(it) }
        said = parts.filter { windowOf(it.root) === window && isSeen(it) }
        below = parts.filter { windowOf(it.root) === lowest && isSeen(it) }
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

    private fun isSeen(node: SemanticsNode) = node.boundsInWindow.run { width >= 4 && height >= 4 }

    companion object {
        private fun windowOf(root: RootForTest?) = (root as? ViewRootForTest)?.view?.rootView

        /** What a node says: its texts, its description, what it offers. */
        fun wordsOf(node: SemanticsNode): List<String> =
            node.config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text } +
                node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty() +
                node.config.getOrNull(SemanticsActions.CustomActions).orEmpty().map { it.label }

        fun nameOf(node: SemanticsNode) = wordsOf(node).joinToString(" | ")
    }
}
