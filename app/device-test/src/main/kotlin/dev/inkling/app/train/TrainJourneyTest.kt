package dev.inkling.app.train

import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.data.SessionState
import dev.inkling.app.testing.Gallery
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.eventually
import dev.inkling.nnlib.train.Presets
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** From the set-up to a trained net among the sessions. */
@RunWith(AndroidJUnit4::class)
class TrainJourneyTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private fun go(place: String) = rule.onNode(hasText(place).and(isSelectable())).performClick()

    private fun picture(name: String) = Gallery.picture(rule.activity.window.decorView, name)

    /** What the database says, which may not be asked on the main thread. */
    private fun <T> stored(ask: () -> T): T = runBlocking(app.graph.io()) { ask() }

    private fun shows(matcher: SemanticsMatcher) = rule.onAllNodes(matcher).fetchSemanticsNodes().isNotEmpty()

    @Test
    fun xorIsTrainedToItsEndAndKept() {
        go("Train")
        rule.onNodeWithText("New session").assertIsDisplayed()
        rule.onNode(hasText("XOR 2-8-1").and(isSelectable())).performClick()
        picture("train_xor_phone_light_en_100")

        rule.onNode(hasText("Start training").and(hasClickAction())).performClick()
        rule.eventually("the session came to its end") {
            shows(hasText("Change and start again").and(hasClickAction()))
        }
        picture("session_xor-ended_phone_light_en_100")

        val id = runBlocking { app.graph.sessions().newest(1).first() }.single().id
        val session = stored { app.graph.sessions().byId(id)!! }
        assertEquals(SessionState.FINISHED, session.state)
        assertEquals(100.0, session.accuracy!!, 0.0)
        assertEquals(3000, session.step)
        val loss = stored { app.graph.sessions().curves(id) }.getValue("loss")
        assertTrue("the loss is kept", loss.size() > 100)

        rule.onNodeWithContentDescription("Back").performClick()
        go("Sessions")
        rule.eventually("the session is in the list") { shows(hasText("XOR 2-8-1")) }
        picture("sessions_one_phone_light_en_100")
    }

    @Test
    fun aLongSessionIsPausedGoesOnThroughARotationAndIsStopped() {
        val spec = Presets.of("xor-notes").with("epochs", 5_000_000.0)
        val id = stored { app.graph.desk().start(spec, "long", 0) }
        go("Sessions")
        rule.eventually("the session runs") { shows(hasContentDescription("Pause")) }
        rule.onAllNodesWithText("long")[0].performClick()
        rule.eventually("its screen is there") { shows(hasContentDescription("Stop")) }
        picture("session_xor-running_phone_light_en_100")

        rule.onNodeWithContentDescription("Pause").performClick()
        rule.eventually("it rests") { shows(hasText("Paused")) }
        rule.activityRule.scenario.recreate()
        rule.eventually("it still rests") { shows(hasText("Paused")) }
        rule.onNodeWithContentDescription("Continue").performClick()
        rule.eventually("it goes on") { shows(hasContentDescription("Pause")) }
        rule.onNodeWithContentDescription("Stop").performClick()

        rule.eventually("it is stopped") { stored { app.graph.sessions().byId(id)!! }.state == SessionState.STOPPED }
        assertTrue("steps were taken", stored { app.graph.sessions().byId(id)!! }.step > 0)
    }

    @Test
    fun withoutSessionsTheListOffersTheFirst() {
        go("Sessions")
        rule.eventually("the empty list speaks") { shows(hasText("No sessions yet. The first takes ten seconds.")) }
        picture("sessions_empty_phone_light_en_100")
    }
}
