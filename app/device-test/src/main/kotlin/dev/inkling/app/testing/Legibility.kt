package dev.inkling.app.testing

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.text.TextLayoutResult
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue

/** What everyone needs of a screen: targets that a finger hits and that say what they are, and no cut words. */
class Legibility(private val rule: ComposeTestRule) {
    /** Holds what is on the screen now, sheets and menus included, to all of it. */
    fun check(screen: String) {
        rule.waitForIdle()
        val nodes = rule.onAllNodes(hasClickAction()).fetchSemanticsNodes()
        assertTrue("$screen has nothing to touch", nodes.isNotEmpty())
        // The layout itself, not the area that Compose would lend a small control from its neighbours.
        val least = 48 * rule.density.density - 1
        val small = nodes.filter { it.size.width < least || it.size.height < least }
        assertEquals("$screen has targets under 48 dp", emptyList<String>(), small.map(::said))
        val nameless = nodes.filter { words(it).isBlank() }
        assertEquals("$screen has targets without a name", emptyList<String>(), nameless.map(::said))
        assertEquals("$screen cuts words", emptyList<String>(), cutWords())
    }

    /** Words that do not fit where they stand, or are broken in two. */
    fun cutWords(): List<String> =
        rule
            .onAllNodes(SemanticsMatcher.keyIsDefined(SemanticsActions.GetTextLayoutResult), useUnmergedTree = true)
            .fetchSemanticsNodes()
            .filterNot { SemanticsProperties.EditableText in it.config }
            .mapNotNull { node ->
                val layouts = ArrayList<TextLayoutResult>()
                node.config[SemanticsActions.GetTextLayoutResult].action?.invoke(layouts)
                layouts.firstOrNull()?.takeIf { isCut(it) || isBroken(it) }
            }
            .map { "${it.layoutInput.text.text} ${it.size} of ${it.multiParagraph.width} ${it.multiParagraph.height}" }

    /** An address has no better place to break. */
    private fun isBroken(words: TextLayoutResult): Boolean {
        val text = words.layoutInput.text.text
        if ("://" in text) return false
        return (1 until words.lineCount).any {
            val start = words.getLineStart(it)
            text[start - 1].isLetterOrDigit() && text[start].isLetterOrDigit()
        }
    }

    /** Beyond the rounding of a pixel. */
    private fun isCut(words: TextLayoutResult): Boolean {
        val lines = 0 until words.lineCount
        return words.multiParagraph.didExceedMaxLines ||
            lines.any(words::isLineEllipsized) ||
            words.multiParagraph.height > words.size.height + 2 ||
            lines.any { words.getLineRight(it) - words.getLineLeft(it) > words.size.width + 2 }
    }

    private fun said(node: SemanticsNode) = "\"${words(node)}\" ${node.size}"

    private fun words(node: SemanticsNode): String =
        (node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty() +
                node.config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text })
            .joinToString(" ")
}
