package dev.inkling.app

import androidx.activity.compose.setContent
import androidx.compose.runtime.Composable
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasScrollAction
import androidx.compose.ui.test.hasScrollToIndexAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onLast
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.performSemanticsAction
import androidx.lifecycle.ViewModelProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.data.DrawingEntity
import dev.inkling.app.data.ModelEntity
import dev.inkling.app.draw.DrawViewModel
import dev.inkling.app.frame.Destination
import dev.inkling.app.frame.FrameLayout
import dev.inkling.app.sessions.RateForm
import dev.inkling.app.sessions.RenameForm
import dev.inkling.app.testing.Gallery
import dev.inkling.app.testing.Legibility
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.TestHand
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.pad
import dev.inkling.app.testing.shows
import dev.inkling.app.ui.pad.InkBytes
import dev.inkling.app.ui.theme.InkTheme
import dev.inkling.nnlib.optim.CosineAnnealingLR
import dev.inkling.nnlib.run.Presets
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/**
 * A walk through every screen, sheet, menu and question: all that can be touched is large enough for a finger and says
 * what it is, and no words are cut. The walk finds its way by the words of the language that is spoken. The pad can be
 * used without a finger.
 */
@RunWith(AndroidJUnit4::class)
open class AccessibilityTest {
    private val app = TestApp(still = true)
    private val rule = createAndroidComposeRule<MainActivity>()
    private val legible = Legibility(rule)

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    /** The end of the pictures' names: device, theme, language and size of type. */
    protected open val form = "phone_light_en_100"

    @Test
    fun drawAndWhatItOpens() {
        app.stored { app.graph.models().add(ModelEntity().apply { name = "My net" }) }
        check("draw-empty")
        TestHand.write(rule.pad(), 4, x = 0.25f, height = 0.4f)
        TestHand.write(rule.pad(), 7, x = 0.7f, height = 0.4f)
        appears(R.string.it_is_number, "47")
        check("draw-number")
        tap(hasText(say(R.string.other)))
        appears(R.string.other_number_title)
        check("draw-other-number")
        rule.onAllNodesWithText(say(R.string.it_is_number, "47")).onLast().performClick()
        appears(R.string.kept)
        check("draw-kept")
        TestHand.write(rule.pad(), 3)
        rule.appears(one(R.array.it_is, 3))
        check("draw-digit")
        tap(hasText(say(R.string.other)))
        appears(R.string.other_title)
        check("draw-other")
        tap(hasContentDescription(one(R.array.it_is, 5)))
        appears(R.string.kept)
        tap(hasContentDescription(say(R.string.model_choose_now, say(R.string.model_shipped))))
        rule.appears("My net")
        check("draw-models")
        tap(hasText(say(R.string.model_shipped)).and(isSelectable()))
        tap(hasContentDescription(say(R.string.more)))
        appears(R.string.nav_settings)
        check("draw-more")
        tap(hasText(say(R.string.nav_settings)))
        back(R.string.settings_touch)
        TestHand.write(rule.pad(), 2)
        rule.appears(one(R.array.it_is, 2))
        tap(hasContentDescription(say(R.string.inside)))
        appears(R.string.inside_tap)
        check("inside")
        tap(hasContentDescription(say(R.string.inside_unit, 1, 1)))
        appears(R.string.inside_found)
        check("inside-unit")
    }

    @Test
    fun myDigitsAndWhatTheyOpen() {
        openMine()
        appears(R.string.mine_empty)
        check("mine-empty")
        back(R.string.mine_empty)
        app.stored { app.graph.drawings().keep(List(24) { drawing(it % 10, if (it == 9) 4 else it % 10) }) }
        rule.appears("24")
        openMine()
        appears(R.string.mine_all, 24)
        // Three drawings of a digit are the fewest of which a share is said.
        app.stored { app.graph.drawings().keep(List(2) { drawing(9, 7) }) }
        rule.appears(one(R.array.mine_weakest, 9))
        check("mine")
        tap(hasClickAction().and(hasText("9")).and(hasText("4")))
        check("mine-narrowed")
        tap(hasContentDescription(say(R.string.back)))
        openMine()
        rule.eventually("the drawings are there") { rule.onAllNodes(isTile()).fetchSemanticsNodes().isNotEmpty() }
        rule.onAllNodes(isTile()).onFirst().performClick()
        appears(R.string.mine_selected, 1)
        check("mine-selected")
        tap(hasContentDescription(say(R.string.mine_relabel)))
        appears(R.string.mine_relabel_title)
        check("mine-relabel")
        tap(hasContentDescription(one(R.array.it_is, 8)))
        rule.appears(one(R.array.mine_relabelled, 8))
        check("mine-undo")
    }

    @Test
    fun settingsAndWhatTheyOpen() {
        File(app.graph.files().sharedFolder(), "digits.png").run {
            parentFile!!.mkdirs()
            writeBytes(ByteArray(4096))
        }
        tap(hasContentDescription(say(R.string.more)))
        appears(R.string.nav_settings)
        tap(hasText(say(R.string.nav_settings)))
        appears(R.string.settings_privacy_support)
        check("settings")
        tap(hasText(say(R.string.settings_language)))
        appears(R.string.language_ko)
        check("settings-language")
        closeSheet(R.string.language_ko)
        tap(hasText(say(R.string.settings_licences)))
        appears(R.string.licences_ours)
        check("settings-licences")
        back(R.string.licences_ours)
        tap(hasText(say(R.string.settings_free)))
        appears(R.string.free_shared)
        check("settings-free")
    }

    @Test
    fun trainAndWhatItOpens() {
        go(R.string.nav_train)
        appears(R.string.train_title)
        check("train")
        rule.onNode(hasScrollToIndexAction()).performScrollToNode(hasText("MNIST 784-500-10"))
        tap(hasText("MNIST 784-500-10").and(isSelectable()))
        appears(R.string.mnist_missing)
        check("train-mnist")
        for ((name, title) in GROUPS) {
            tap(hasTestTag("row $name"))
            appears(title)
            check("train-$name")
            closeSheet(title)
        }
        tap(hasTestTag("layer").and(hasContentDescription(say(R.string.net_say_layer, 1, "500", "ReLU"))))
        appears(R.string.layer_remove)
        check("train-net")
        closeSheet(R.string.layer_remove)
        tap(hasText(say(R.string.help)).and(hasClickAction()))
        appears(R.string.help_say)
        check("train-help")
        closeSheet(R.string.help_say)
    }

    @Test
    fun sessionsAndWhatTheyOpen() {
        go(R.string.nav_sessions)
        appears(R.string.sessions_none)
        tap(hasContentDescription(say(R.string.sessions_search)))
        tap(hasContentDescription(say(R.string.sessions_filter)))
        check("sessions-empty")
        tap(hasText(say(R.string.sessions_train_xor)))
        appears(R.string.session_duplicate)
        check("session-ended")
        tap(hasContentDescription(say(R.string.more)))
        appears(R.string.session_pin)
        check("session-more")
        tap(hasText(say(R.string.session_pin)))
        tap(hasContentDescription(say(R.string.share)).and(hasClickAction()))
        appears(R.string.share_curves)
        check("session-share")
        closeSheet(R.string.share_curves)
        back(R.string.session_duplicate)

        app.stored { app.graph.training().start(Presets.of("xor-notes").with("epochs", 5_000_000.0), "long", 0) }
        rule.appears("long")
        check("sessions")
        rule.onAllNodesWithText("long").onFirst().performClick()
        named(R.string.training_stop)
        check("session-running")
        rule.onNodeWithContentDescription(say(R.string.training_stop)).performClick()
        appears(R.string.training_continue)
        check("session-stopped")
    }

    /** Without their windows, in which the field takes the focus and its cursor never lets the screen rest. */
    @Test
    fun theQuestionsOfASession() {
        ask { RenameForm("XOR 2-8-1", {}, {}) }
        check("session-rename")
        ask { RateForm(0.1, CosineAnnealingLR.TYPE, {}, {}) }
        check("session-rate")
    }

    @Test
    fun thePadCanBeUsedWithoutAFinger() {
        TestHand.write(rule.pad(), 3)
        val keep = one(R.array.it_is, 3)
        rule.appears(keep)
        val undo = say(R.string.undo)
        val clear = say(R.string.clear)
        assertEquals(listOf(undo, clear, keep, say(R.string.other)), actions())
        act(clear)
        assertEquals(0, strokes())
        act(undo)
        assertEquals(1, strokes())
        act(undo)
        assertEquals(0, strokes())
        act(say(R.string.redo))
        assertEquals(1, strokes())
        rule.eventually("it can be labelled") { keep in actions() }
        act(keep)
        appears(R.string.kept)
    }

    private fun ask(question: @Composable () -> Unit) =
        rule.runOnUiThread {
            rule.activity.setContent { InkTheme { FrameLayout(Destination.SESSIONS, false, {}, {}, question) } }
        }

    private fun check(screen: String) {
        legible.check(screen)
        Gallery.screen("walk-${screen}_$form")
    }

    private fun say(words: Int, vararg of: Any): String = rule.activity.getString(words, *of)

    private fun one(words: Int, index: Int): String = rule.activity.resources.getStringArray(words)[index]

    private fun appears(words: Int, vararg of: Any) = rule.appears(say(words, *of))

    private fun named(words: Int) =
        rule.eventually("\"${say(words)}\" is there") {
            rule.onAllNodes(hasContentDescription(say(words))).fetchSemanticsNodes().isNotEmpty()
        }

    /** Touches what may first have to be scrolled to. */
    private fun tap(what: SemanticsMatcher) {
        val node = rule.onAllNodes(what).onFirst()
        if (hasAnyAncestor(hasScrollAction()).matches(node.fetchSemanticsNode())) node.performScrollTo()
        node.performClick()
    }

    private fun go(place: Int) = tap(hasText(say(place)).and(isSelectable()))

    private fun openMine() =
        tap(
            SemanticsMatcher("leads to My digits") { node ->
                node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty().any {
                    it.startsWith(say(R.string.mine))
                }
            }
        )

    private fun isTile() = SemanticsMatcher.keyIsDefined(SemanticsActions.OnLongClick)

    /** Goes back from a screen that shows [words]. */
    private fun back(words: Int) {
        appears(words)
        tap(hasContentDescription(say(R.string.back)))
        rule.eventually("it is left") { !rule.shows(say(words)) }
    }

    /** Closes a sheet that shows [words], by what TalkBack offers for it. */
    private fun closeSheet(words: Int) {
        val close = rule.activity.run { getString(resources.getIdentifier("close_sheet", "string", packageName)) }
        rule.onNodeWithContentDescription(close).performSemanticsAction(SemanticsActions.OnClick)
        rule.eventually("it is closed") { !rule.shows(say(words)) }
    }

    private fun strokes() = ViewModelProvider(rule.activity)[DrawViewModel::class.java].ink.strokes().size

    private fun actions() = padActions().map { it.label }

    private fun padActions() = rule.pad().fetchSemanticsNode().config[SemanticsActions.CustomActions]

    private fun act(label: String) {
        rule.runOnUiThread { padActions().single { it.label == label }.action() }
        rule.waitForIdle()
    }

    private fun drawing(digit: Int, read: Int) =
        DrawingEntity().apply {
            label = digit
            readAs = read
            createdAt = 1_790_000_000_000
            strokes = InkBytes.ofStrokes(TestHand.ink(digit))
            picture = ByteArray(784)
        }

    private companion object {
        /** The parts of a run: a name for the picture and its row, and the title of its sheet. */
        val GROUPS =
            listOf(
                "data" to R.string.group_data,
                "loss" to R.string.group_loss,
                "optimizer" to R.string.group_optimizer,
                "schedule" to R.string.group_schedule,
                "batch" to R.string.group_batch,
                "start" to R.string.group_start,
                "hardware" to R.string.group_hardware,
            )
    }
}
