package dev.inkling.app.mydigits

import androidx.compose.ui.test.assertIsSelected
import androidx.compose.ui.test.hasAnyChild
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasScrollToNodeAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isEnabled
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollToNode
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.data.Hold
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionState
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.TestHand
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.holdFor
import dev.inkling.app.testing.ownDrawing
import dev.inkling.app.testing.pad
import dev.inkling.app.testing.shows
import dev.inkling.app.testing.until
import dev.inkling.app.training.Comparison
import dev.inkling.app.training.Outcome
import dev.inkling.nnlib.run.Presets
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/**
 * A person stamps 26 digits and lets the net learn them, with the model that the app ships: it starts from the one that
 * reads, is compared with it, and reads in Draw only where it is as good.
 */
@RunWith(AndroidJUnit4::class)
class OwnDigitsJourneyTest {
    private val app = TestApp(shipped = true, still = true)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private fun tap(words: String) = rule.onNode(hasText(words).and(hasClickAction())).performClick()

    private fun go(place: String) = rule.onNode(hasText(place).and(isSelectable())).performClick()

    private fun there(words: String) =
        rule.onAllNodesWithText(words, substring = true).fetchSemanticsNodes().isNotEmpty()

    private fun kept(): Int = runBlocking { app.graph.drawings().count().first() }

    private fun newest(): SessionEntity {
        val id = runBlocking { app.graph.sessions().matching("", "", 1).first() }.single().id
        return app.stored { app.graph.sessions().byId(id)!! }
    }

    private fun comparison(of: SessionEntity): Comparison =
        app.stored { Outcome.read(app.graph.sessionFiles().of(of.id))!!.comparison()!! }

    /** Writes 26 digits on the pad, here and there, tall and short, and stamps each with what the hand meant. */
    private fun stamp() {
        for (i in 0 until 26) {
            val digit = i % 10
            TestHand.write(rule.pad(), digit, 0.42f + 0.02f * (i % 9), 0.5f, 0.5f + 0.03f * (i % 7))
            val words = if (digit == 8) "It is an 8" else "It is a $digit"
            rule.appears(words)
            tap(words)
            rule.eventually("${i + 1} are kept") { kept() == i + 1 }
        }
    }

    private fun openMyDigits() {
        rule.eventually("the bar counts them") { rule.shows("26") }
        rule.onNodeWithContentDescription("My digits, 26 drawings").performClick()
        rule.appears("Train on them")
    }

    private fun awaitEnd(): SessionEntity {
        rule.eventually("the session is there") {
            runBlocking { app.graph.sessions().matching("", "", 1).first() }.isNotEmpty()
        }
        return app.awaitEnd(newest().id)
    }

    @Test
    fun fromTheStampToDrawReadingWithIt() {
        stamp()
        openMyDigits()
        tap("Train on them")
        rule.appears("New session")
        rule.appears(PRESET)
        rule.onNode(hasText(PRESET).and(isSelectable())).assertIsSelected()
        rule.eventually("it says where it starts") { there("Starts from Inkling convnet") }
        tap("Start training")

        val ended = awaitEnd()
        assertEquals(ended.failure, SessionState.FINISHED, ended.state)
        val compared = comparison(ended)
        assertEquals(26, compared.own().all())
        assertEquals(5, compared.held().all())
        assertTrue("$compared", compared.isAsGood && compared.own().after() >= 25)
        val own = compared.own()
        val before = if (own.after() == own.before()) "as many as before." else "before it read ${own.before()}."
        rule.eventually("it says what came of it") {
            there("It reads ${own.after()} of your 26 digits") && there(before)
        }
        assertTrue("it says where it started", there("Starts from Inkling convnet"))

        tap("Use in Draw")
        rule.eventually("Draw reads with it") {
            rule
                .onAllNodes(hasContentDescription("Model: ${ended.name}. Choose another."))
                .fetchSemanticsNodes()
                .isNotEmpty()
        }
        assertTrue(app.graph.settings().values().value.modelId() != 0L)
        TestHand.write(rule.pad(), 7)
        rule.appears("Reads as a 7.")
    }

    @Test
    fun byThePresetOfTheSetUp() {
        keep(Array(26) { it % 10 })
        go("Train")
        rule.appears("New session")
        rule.onNode(hasScrollToNodeAction().and(hasAnyChild(isSelectable()))).performScrollToNode(hasText(PRESET))
        rule.onNode(hasText(PRESET).and(isSelectable())).performClick()
        rule.eventually("it says where it starts") { there("Starts from Inkling convnet") }
        tap("Start training")
        val ended = awaitEnd()
        assertEquals(ended.failure, SessionState.FINISHED, ended.state)
        rule.appears("Use in Draw")
        assertTrue("${comparison(ended)}", comparison(ended).isAsGood)
    }

    @Test
    fun stoppedUnderWayItGoesOnWithTheDrawingsThatItBeganWith() {
        keep(Array(26) { it % 10 })
        openMyDigits()
        tap("Train on them")
        rule.appears("New session")
        rule.eventually("it may start") {
            rule.onAllNodes(hasText("Start training").and(isEnabled())).fetchSemanticsNodes().isNotEmpty()
        }
        tap("Start training")
        rule.eventually("it trains") { (app.graph.training().current().value?.progress()?.step() ?: 0) > 2 }
        // Held as in the background, so that it is still under way when it is stopped.
        app.graph.queue().holdFor(Hold.BACKGROUND, true)
        rule.eventually("it can be stopped") {
            rule.onAllNodes(hasContentDescription("Stop")).fetchSemanticsNodes().isNotEmpty()
        }
        rule.onNodeWithContentDescription("Stop").performClick()
        val stopped = awaitEnd()
        app.graph.queue().holdFor(Hold.BACKGROUND, false)
        assertEquals(SessionState.STOPPED, stopped.state)
        assertTrue("step ${stopped.step} of ${stopped.steps}", stopped.step in 1 until stopped.steps)

        app.stored { app.graph.drawings().run { delete(everything().map { it.id }) } }
        rule.appears("Continue")
        tap("Continue")
        until("it goes on") { app.stored { app.graph.sessions().byId(stopped.id)!! }.state != SessionState.STOPPED }
        val ended = awaitEnd()
        assertEquals(ended.failure, SessionState.FINISHED, ended.state)
        assertEquals(26, comparison(ended).own().all())
        rule.appears("Use in Draw")
    }

    @Test
    fun whatIsNoBetterIsSaidAndDrawKeepsItsModel() {
        keep(Array(26) { it % 10 })
        val tooFast = Presets.of("my-digits-solve").with("lr", 1.0)
        app.stored { app.graph.training().start(tooFast, "too fast", 0) }
        go("Sessions")
        rule.appears("too fast")
        rule.onAllNodesWithText("too fast").onFirst().performClick()
        val ended = awaitEnd()
        assertEquals(ended.failure, SessionState.FINISHED, ended.state)
        val compared = comparison(ended)
        assertFalse("$compared", compared.isAsGood)
        rule.eventually("it says so") { there("It reads only ${compared.own().after()} of your 26 digits") }
        rule.onNodeWithText("It is not as good as before, so Draw keeps reading with Inkling convnet.").assertExists()
        assertFalse("it is not offered", rule.shows("Use in Draw"))
        assertEquals(0L, app.graph.settings().values().value.modelId())
    }

    /** Drawings by the same hand with these labels, kept as a stamp keeps them. */
    private fun keep(labels: Array<Int>) {
        app.stored { app.graph.drawings().keep(labels.map(::ownDrawing)) }
    }

    private companion object {
        const val PRESET = "My digits, convnet"
    }
}
