package dev.inkling.app.sessions

import androidx.activity.compose.setContent
import androidx.compose.runtime.Composable
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsMatcher.Companion.expectValue
import androidx.compose.ui.test.assertIsEnabled
import androidx.compose.ui.test.assertIsNotEnabled
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performSemanticsAction
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.test.swipeLeft
import androidx.compose.ui.test.swipeRight
import androidx.compose.ui.text.AnnotatedString
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionState
import dev.inkling.app.frame.session
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.trained
import dev.inkling.app.testing.until
import dev.inkling.app.ui.theme.InkTheme
import dev.inkling.nnlib.checkpoint.Checkpoints
import dev.inkling.nnlib.io.Json
import dev.inkling.nnlib.optim.FixedLR
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** What a person does with sessions: name, pin, find, delete and bring back them, train on, change and start again. */
@RunWith(AndroidJUnit4::class)
class SessionsJourneyTest {
    private val app = TestApp(still = true)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private val brief = Presets.of("xor-solve").with("epochs", 60.0)

    private fun shows(words: String) = rule.onAllNodesWithText(words).fetchSemanticsNodes().isNotEmpty()

    private fun appears(words: String) = rule.eventually("\"$words\" is there") { shows(words) }

    private fun goes(words: String) = rule.eventually("\"$words\" is gone") { !shows(words) }

    private fun tap(words: String) = rule.onNode(hasText(words).and(hasClickAction())).performClick()

    private fun tapIcon(description: String) =
        rule
            .onNode(hasContentDescription(description).and(expectValue(SemanticsProperties.Role, Role.Button)))
            .performClick()

    private fun write(text: String) = write(hasSetTextAction(), text)

    /** Sets a field's text without giving it the focus. */
    private fun write(field: SemanticsMatcher, text: String) {
        rule.onNode(field).performSemanticsAction(SemanticsActions.SetText) { it(AnnotatedString(text)) }
        rule.waitForIdle()
    }

    private fun session(id: Long): SessionEntity = app.stored { app.graph.sessions().byId(id)!! }

    private fun spec(id: Long) = RunSpec.fromJson(Json.parse(session(id).spec))

    private fun list() {
        rule.onNode(hasText("Sessions").and(isSelectable())).performClick()
    }

    private fun open(name: String) {
        list()
        appears(name)
        rule.onAllNodesWithText(name).onFirst().performClick()
    }

    @Test
    fun aSessionIsPinnedAndFound() {
        val id = app.trained(brief, "first try")
        app.trained(brief, "second try")
        app.trained(Presets.of("moons-solve").with("epochs", 2.0), "by the moon")
        app.stored { app.graph.sessions().rename(id, "evening") }
        open("evening")
        appears("Change and start again")
        tapIcon("More")
        tap("Pin")
        rule.eventually("it is pinned") { session(id).pinned }
        tapIcon("Back")
        appears("Pinned")
        rule.onNodeWithContentDescription("pinned", useUnmergedTree = true).assertExists()

        tapIcon("Search")
        write("TRY")
        goes("evening")
        goes("by the moon")
        assertTrue("the case does not matter", shows("second try"))
        write("nowhere")
        appears("Nothing with that name.")
        tapIcon("Search")
        appears("by the moon")
        tapIcon("Filter")
        rule.onNode(hasText("Moons").and(isSelectable())).performClick()
        goes("evening")
        assertTrue(shows("by the moon"))
        rule.onNode(hasText("All").and(isSelectable())).performClick()
        appears("evening")
    }

    @Test
    fun aRowIsDrawnAsideToPinOrToDeleteAndBroughtBack() {
        val id = app.trained(brief, "to and fro")
        app.trained(brief, "stays")
        list()
        appears("to and fro")
        rule.onNodeWithText("to and fro").performTouchInput { swipeRight(startX = left, endX = right) }
        rule.eventually("it is pinned") { session(id).pinned }
        appears("Pinned")
        rule.onNodeWithText("to and fro").performTouchInput { swipeLeft(startX = right, endX = right - width / 5) }
        rule.waitForIdle()
        assertEquals("a little to the side does nothing", 0, session(id).deletedAt)

        rule.onNodeWithText("to and fro").performTouchInput { swipeLeft(startX = right, endX = left) }
        appears("Session deleted.")
        goes("to and fro")
        assertTrue(shows("stays"))
        tap("Undo")
        appears("to and fro")
        assertTrue("as it was", session(id).pinned)
        assertTrue("with its files", app.stored { app.graph.sessionFiles().of(id).exists("model.safetensors") })

        val actions = rule.onNodeWithText("to and fro").fetchSemanticsNode().config[SemanticsActions.CustomActions]
        assertEquals(listOf("Unpin", "Delete"), actions.map { it.label })
        rule.runOnUiThread { actions.last().action() }
        goes("to and fro")
    }

    @Test
    fun aFinishedSessionTrainsOn() {
        val id = app.trained(brief, "and on")
        open("and on")
        appears("Train on")
        tap("Train on")
        rule.eventually("it has ended anew") { session(id).run { state == SessionState.FINISHED && epochs == 90 } }
        assertEquals("it went on and did not begin again", 90, session(id).step)
        until("the queue is empty") { app.graph.queue().isIdle }
        val whole = app.trained(brief.with("epochs", 90.0), "in one go")
        assertEquals("the same bits as in one go", weights(whole), weights(id))
    }

    private fun weights(id: Long) = app.stored { app.graph.sessionFiles().of(id).bytes("model.safetensors").toList() }

    @Test
    fun aSessionIsChangedAndStartedAgain() {
        val id = app.trained(brief.with("seed", 5.0), "before")
        open("before")
        appears("Change and start again")
        rule.onNode(hasText("Change and start again").and(hasClickAction())).performClick()
        appears("Adam, rate 0.05")
        rule.onNodeWithText("Adam, rate 0.05").performScrollTo().performClick()
        appears("How gradients become steps.")
        rule.onNode(hasText("Nesterov").and(isSelectable())).performScrollTo().performClick()
        write(hasSetTextAction().and(hasText("0.05")), "0,2")
        rule.onNode(hasContentDescription("Close sheet")).performClick()
        appears("Nesterov, rate 0.2")
        tap("Start training")
        rule.eventually("it is there") { app.stored { app.graph.sessions().byId(id + 1) } != null }
        app.awaitEnd(id + 1)
        assertEquals(brief.apply("seed=5 optimizer=nesterov lr=0.2"), spec(id + 1))
        assertEquals("it remembers where it came from", id, session(id + 1).parentId)
        assertEquals("the old one stays", brief.with("seed", 5.0), spec(id))
    }

    /** Shows a question without its window, in which the field would take the focus and never let the view rest. */
    private fun ask(question: @Composable () -> Unit) {
        rule.runOnUiThread { rule.activity.setContent { InkTheme(dark = false) { question() } } }
        rule.waitForIdle()
    }

    private fun done() = rule.onNode(hasText("Done").and(hasClickAction()))

    @Test
    fun aSessionIsRenamedButNeverNameless() {
        val id = app.trained(brief, "first try")
        val model = app.graph.session(id)
        ask { RenameForm("first try", {}, model::rename) }
        rule.onNode(hasText("first try").and(hasSetTextAction())).assertExists()
        for (wrong in listOf("", "  ")) {
            write(wrong)
            done().assertIsNotEnabled()
        }
        write(" evening ")
        done().assertIsEnabled().performClick()
        rule.eventually("it has its new name") {
            rule.waitForIdle()
            session(id).name == "evening"
        }
    }

    @Test
    fun theRateIsChangedWhileItRuns() {
        val id = app.stored { app.graph.training().start(brief.with("epochs", 5_000_000.0), "slower", 0) }
        rule.eventually("it trains") { (app.graph.training().current().value?.progress()?.step() ?: 0) > 0 }
        val training = app.graph.training().current().value!!
        assertEquals(0.05, training.progress().rate(), 0.0)
        val model = app.graph.session(id)
        ask { RateForm(0.05, FixedLR.TYPE, {}, model::rate) }
        for (wrong in listOf("", "fast", "0", "-1")) {
            write(wrong)
            done().assertIsNotEnabled()
        }
        write("0,002")
        done().assertIsEnabled().performClick()
        rule.waitForIdle()
        val step = training.progress().step()
        rule.eventually("it goes on with it") { training.progress().run { step() > step && rate() == 0.002 } }
        app.graph.training().stop(id)
        app.awaitEnd(id)
        val kept = app.stored { Checkpoints(app.graph.sessionFiles().of(id)).latest()!! }
        assertTrue("its checkpoint is of a later step", kept.step() > step)
    }
}
