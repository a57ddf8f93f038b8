package dev.inkling.app.reading

import androidx.activity.compose.setContent
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.draw.DrawActions
import dev.inkling.app.draw.DrawScreen
import dev.inkling.app.draw.DrawState
import dev.inkling.app.frame.Destination
import dev.inkling.app.frame.FrameLayout
import dev.inkling.app.inside.InsidePane
import dev.inkling.app.inside.InsideScreen
import dev.inkling.app.picture.GreyPicture
import dev.inkling.app.testing.NoInput
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.TestHand
import dev.inkling.app.testing.ignored
import dev.inkling.app.testing.pad
import dev.inkling.app.testing.shows
import dev.inkling.app.ui.pad.Ink
import dev.inkling.app.ui.theme.InkTheme
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** Every place that says how sure the net is says the same of one reading, on both sides of each limit. */
@RunWith(AndroidJUnit4::class)
class CertaintyTest {
    private val app = TestApp(still = true)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private var shown by mutableStateOf<Pair<Any, @Composable () -> Unit>?>(null)

    private val four = Ink.EMPTY.let { TestHand.ink(4).fold(it, Ink::plus) }

    @Test
    fun everyPlaceAgreesOnBothSidesOfEachLimit() {
        rule.runOnUiThread {
            rule.activity.setContent {
                InkTheme {
                    FrameLayout(Destination.DRAW, true, {}, {}) {
                        shown?.let { (key, screen) -> key(key) { screen() } }
                    }
                }
            }
        }
        val said = LIMITS.keys.associateWith { grades(it) }
        assertEquals(LIMITS.mapValues { (_, grade) -> PLACES.associateWith { grade } }, said)
    }

    /** What each place says of a 4 that gets that much belief, while a 9 gets the rest. */
    private fun grades(belief: Float): Map<String, String> {
        val one = ReadingState(PadReading.Digits(listOf(digit(4, 9, belief)), 6f))
        val two = ReadingState(PadReading.Digits(listOf(digit(4, 9, belief), digit(3, 8, 1f)), 6f))
        val grades = LinkedHashMap<String, String>()
        show("draw $belief") { DrawScreen(DrawState(one), { four }, { null }, NoInput, ignored<DrawActions>()) }
        grades[PLACES[0]] = sentence()
        grades[PLACES[1]] = detail("read in")
        grades[PLACES[2]] = padWords()
        grades[PLACES[3]] = answers()
        show("inside $belief") { InsideScreen(one, {}, {}) }
        grades[PLACES[4]] = sentence()
        grades[PLACES[5]] = detail("read in")
        show("pane $belief") { InsidePane(two, {}, {}) }
        grades[PLACES[6]] = if (rule.shows("Unsure of the 4.")) UNSURE else surer(rule.shows("Reads as 43."), belief)
        grades[PLACES[7]] = detail("%", first = true)
        return grades
    }

    private fun show(name: String, screen: @Composable () -> Unit) {
        rule.runOnUiThread { shown = name to screen }
        rule.waitForIdle()
    }

    private fun digit(best: Int, second: Int, belief: Float): DigitReading {
        val beliefs = FloatArray(10)
        beliefs[second] = 1 - belief
        beliefs[best] = belief
        return DigitReading(beliefs, GreyPicture.BLANK, emptyList())
    }

    /** A sentence tells the unsure from the others alone: what it may be is what the others say. */
    private fun surer(says: Boolean, belief: Float) = if (says) LIMITS.getValue(belief) else "nothing"

    private fun sentence(): String {
        val belief = shown!!.first.toString().substringAfter(' ').toFloat()
        return if (rule.shows("A 4, or a 9?")) UNSURE else surer(rule.shows("Reads as a 4."), belief)
    }

    private fun answers(): String {
        val belief = shown!!.first.toString().substringAfter(' ').toFloat()
        // Where there is little room an answer is a seal, whose words are only spoken.
        fun offers(words: String) =
            rule
                .onAllNodes((hasText(words) or hasContentDescription(words)) and hasClickAction())
                .fetchSemanticsNodes()
                .isNotEmpty()
        return if (offers("a 9")) UNSURE else surer(offers("It is a 4"), belief)
    }

    private fun detail(part: String, first: Boolean = false): String {
        val texts =
            rule
                .onAllNodes(SemanticsMatcher.keyIsDefined(SemanticsProperties.Text))
                .fetchSemanticsNodes()
                .flatMap { it.config.getOrNull(SemanticsProperties.Text).orEmpty() }
                .map { it.text }
                .filter { part in it && GRADES.any(it::startsWith) }
        val text = if (first) texts.first() else texts.single()
        return GRADES.first(text::startsWith)
    }

    private fun padWords(): String {
        val words = rule.pad().fetchSemanticsNode().config[SemanticsProperties.ContentDescription].single()
        return GRADES.first { words.endsWith(" ${it.replaceFirstChar(Char::uppercase)}.") }
    }

    private companion object {
        const val UNSURE = "unsure"
        const val FAIRLY_SURE = "fairly sure"
        const val SURE = "sure"
        val GRADES = listOf(UNSURE, FAIRLY_SURE, SURE)
        val LIMITS =
            mapOf(
                Math.nextDown(0.8f) to UNSURE,
                0.8f to FAIRLY_SURE,
                Math.nextDown(0.95f) to FAIRLY_SURE,
                0.95f to SURE,
            )
        val PLACES =
            listOf(
                "Draw's sentence",
                "Draw's detail",
                "the pad for TalkBack",
                "the answers",
                "the sentence of Look inside",
                "the detail of Look inside",
                "the pane's sentence",
                "the pane's row",
            )
    }
}
