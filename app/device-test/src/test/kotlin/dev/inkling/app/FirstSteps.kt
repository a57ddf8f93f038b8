package dev.inkling.app

import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createEmptyComposeRule
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.performClick
import androidx.test.core.app.ActivityScenario
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionState
import dev.inkling.app.monkey.Lives
import dev.inkling.app.testing.TestHand
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.pad
import dev.inkling.nnlib.checkpoint.Checkpoints
import dev.inkling.nnlib.run.Presets
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/**
 * The first steps of everybody, with the model that is shipped: a digit is read, a net is trained, a kill is survived.
 */
@RunWith(AndroidJUnit4::class)
abstract class FirstSteps {
    private val lives = Lives()
    private val rule = createEmptyComposeRule()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(lives).around(rule)

    private fun shows(words: String) =
        rule.onAllNodes(hasText(words).and(hasClickAction())).fetchSemanticsNodes().isNotEmpty()

    private fun offers(button: String) =
        rule.onAllNodes(hasContentDescription(button)).fetchSemanticsNodes().isNotEmpty()

    private fun go(place: String) = rule.onNode(hasText(place).and(isSelectable())).performClick()

    private fun session(id: Long): SessionEntity = lives.stored { lives.graph.sessions().byId(id)!! }

    private fun step() = lives.graph.desk().current().value?.progress()?.step() ?: 0

    @Test
    fun aDigitIsReadAndANetIsTrainedToItsEnd() {
        ActivityScenario.launch(MainActivity::class.java).use {
            rule.pad().assertIsDisplayed()
            TestHand.write(rule.pad(), 3)
            rule.appears("Reads as a 3.")

            go("Train")
            rule.onNode(hasText("XOR 2-8-1").and(isSelectable())).performClick()
            rule.onNode(hasText("Start training").and(hasClickAction())).performClick()
            rule.eventually("the session came to its end") { shows("Change and start again") }
            val id = lives.sessions().keys.single()
            assertEquals(SessionState.FINISHED, session(id).state)
            assertEquals(100.0, session(id).accuracy!!, 0.0)
        }
    }

    @Test
    fun whatIsKilledGoesOnFromItsCheckpoint() {
        val long = Presets.of("xor-notes").with("epochs", 5_000_000.0)
        var id = 0L
        ActivityScenario.launch(MainActivity::class.java).use {
            id = lives.stored { lives.graph.desk().start(long, "long", 0) }
            go("Sessions")
            rule.eventually("the session runs") { offers("Pause") && step() > 0 }
            rule.onNodeWithContentDescription("Pause").performClick()
            rule.eventually("it rests") { offers("Continue") && session(id).state == SessionState.PAUSED }
            rule.onNodeWithContentDescription("Continue").performClick()
            rule.eventually("it goes on") { session(id).state == SessionState.RUNNING }
        }
        var next: ActivityScenario<MainActivity>? = null
        lives.kill { next = ActivityScenario.launch(MainActivity::class.java) }
        next!!.use {
            assertTrue("killed in mid-training", session(id).state.isUnderWay)
            val kept = lives.stored { Checkpoints(lives.graph.sessionFiles().of(id)).latest()!!.step() }
            assertTrue("it has a checkpoint", kept > 0)
            rule.eventually("it goes on by itself, past step $kept") { step() > kept }
            lives.graph.desk().stop(id)
            rule.eventually("it has ended") { !session(id).state.isUnderWay && lives.graph.desk().isIdle }
            assertEquals(SessionState.STOPPED, session(id).state)
            assertTrue("nothing was begun anew", session(id).step > kept)
        }
    }
}
