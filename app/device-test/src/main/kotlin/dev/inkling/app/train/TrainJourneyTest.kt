package dev.inkling.app.train

import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.assertIsNotEnabled
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasScrollToIndexAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isEnabled
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.data.SessionState
import dev.inkling.app.testing.Gallery
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.eventually
import dev.inkling.app.training.MnistRepository
import dev.inkling.nnlib.run.Presets
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
    private val app = TestApp(mnistSource = ARRIVES)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private fun go(place: String) = rule.onNode(hasText(place).and(isSelectable())).performClick()

    private fun picture(name: String) = Gallery.picture(rule.activity.window.decorView, name)

    private fun <T> stored(ask: () -> T): T = app.stored(ask)

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
        rule
            .onNode(hasContentDescription("All 4 points are right.", substring = true))
            .performScrollTo()
            .assertIsDisplayed()

        val id = runBlocking { app.graph.sessions().matching("", "", 1).first() }.single().id
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
        val id = stored { app.graph.training().start(spec, "long", 0) }
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
        assertTrue("and offers one", shows(hasText("Train XOR").and(hasClickAction())))
        picture("sessions_empty_phone_light_en_100")
    }

    @Test
    fun mnistIsDownloadedWhenItIsAskedFor() {
        go("Train")
        rule.onNode(hasScrollToIndexAction()).performScrollToNode(hasText("MNIST 784-500-10"))
        rule.onNode(hasText("MNIST 784-500-10").and(isSelectable())).performClick()
        rule.eventually("it says that MNIST is missing") { shows(hasText("MNIST is not on this phone yet.")) }
        rule.onNode(hasText("Start training").and(hasClickAction())).assertIsNotEnabled()
        rule.onNodeWithText("Download").performScrollTo().performClick()
        rule.eventually("it is here") { !shows(hasText("MNIST is not on this phone yet.")) }
        rule.eventually("it may start") { shows(hasText("Start training").and(isEnabled())) }
    }

    @Test
    fun thousandsAreGrouped() {
        go("Train")
        rule.onNode(hasText("XOR 2-2-1").and(isSelectable())).performClick()
        rule.onNodeWithText("All at once, 10,001 epochs").performScrollTo().assertIsDisplayed()
    }

    private companion object {
        /** Puts four files where MNIST's would lie. */
        val ARRIVES =
            MnistRepository.Source { folder, progress ->
                val names =
                    listOf(
                        "train-images-idx3-ubyte.gz",
                        "train-labels-idx1-ubyte.gz",
                        "t10k-images-idx3-ubyte.gz",
                        "t10k-labels-idx1-ubyte.gz",
                    )
                folder.toFile().mkdirs()
                names.all { name -> progress.at(name, 1, 1) && folder.resolve(name).toFile().createNewFile() }
            }
    }
}
